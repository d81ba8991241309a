import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { CreateBase, EditBase, useEditContext, useTranslate, type RaRecord, type TransformData } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import type { ZodType } from 'zod';
import { ErrorState } from '../ErrorState.js';
import { Page } from '../Page.js';
import { PageSkeleton } from '../Skeletons.js';
import { FormFrame, SaveKeyButton } from './FormFrame.js';

export interface FormPageProps {
  mode: 'create' | 'edit';
  resource?: string;
  /** Translated; for an edit it may use the record. */
  title: string | ((record: RaRecord) => string);
  schema: ZodType;
  /** For an edit: what the inputs need beyond the record's own fields. */
  defaultValues?: Record<string, unknown> | ((record: RaRecord) => Record<string, unknown>);
  transform?: TransformData;
  /** Where saving leads; the record's page by default. */
  redirect?: 'show' | 'list' | 'edit' | ((resource?: string, id?: string | number) => string) | false;
  /** Travels with a new record: `{ idempotencyKey }` lets it be sent twice and made once. */
  meta?: Record<string, unknown>;
  children: ReactNode;
}

type InnerProps = Pick<FormPageProps, 'title' | 'schema' | 'defaultValues' | 'children'>;

const Buttons = () => {
  const translate = useTranslate();
  const navigate = useNavigate();
  return (
    <Box
      sx={{
        position: 'sticky',
        bottom: { xs: 'calc(56px + env(safe-area-inset-bottom))', md: 0 },
        display: 'flex',
        justifyContent: 'flex-end',
        gap: 1,
        py: 1.5,
        mt: 2,
        zIndex: 2,
        bgcolor: 'background.default',
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      <Button onClick={() => void navigate(-1)}>{translate('ra.action.cancel')}</Button>
      <SaveKeyButton />
    </Box>
  );
};

const CreateForm = ({ title, schema, defaultValues, children }: InnerProps) => (
  <Page title={typeof title === 'string' ? title : ''} narrow>
    <FormFrame schema={schema} defaultValues={typeof defaultValues === 'function' ? undefined : defaultValues}>
      {children}
      <Buttons />
    </FormFrame>
  </Page>
);

const EditForm = ({ title, schema, defaultValues, children }: InnerProps) => {
  const { record, error, refetch } = useEditContext<RaRecord>();
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!record) return <PageSkeleton />;
  return (
    <Page title={typeof title === 'string' ? title : title(record)} narrow>
      <FormFrame schema={schema} defaultValues={typeof defaultValues === 'function' ? defaultValues(record) : defaultValues}>
        {children}
        <Buttons />
      </FormFrame>
    </Page>
  );
};

/**
 * A page that creates or edits one record: checked by the schema, the server's complaints beside the inputs, a warning before
 * unsaved words are lost, Ctrl-Enter saves. The children are inputs, in `<FormSection>`s.
 */
export const FormPage = ({ mode, resource, transform, redirect = 'show', meta, ...inner }: FormPageProps) =>
  mode === 'create' ? (
    <CreateBase resource={resource} transform={transform} redirect={redirect} mutationOptions={meta && { meta }}>
      <CreateForm {...inner} />
    </CreateBase>
  ) : (
    <EditBase resource={resource} transform={transform} redirect={redirect} mutationMode="pessimistic">
      <EditForm {...inner} />
    </EditBase>
  );
