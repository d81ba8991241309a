import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useMemo, type KeyboardEvent, type ReactNode } from 'react';
import { Form, useSaveContext, useTranslate } from 'react-admin';
import { useFormState, type FieldValues } from 'react-hook-form';
import type { ZodType } from 'zod';
import { KeyHint } from '../KeyHint.js';
import { zodForm } from './zodForm.js';

export interface FormFrameProps {
  schema: ZodType;
  defaultValues?: Record<string, unknown>;
  /** Instead of saving through the surrounding create or edit: a verb. */
  onSubmit?: (values: FieldValues) => unknown;
  id?: string;
  /** Off where every word is kept as a draft anyway. */
  warnBeforeLeaving?: boolean;
  children: ReactNode;
}

const saveOnCtrlEnter = (event: KeyboardEvent<HTMLElement>): void => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  (event.target as HTMLElement).closest('form')?.requestSubmit();
};

/** react-admin's form with a schema, a warning before words are lost, and Ctrl-Enter. */
export const FormFrame = ({ schema, defaultValues, onSubmit, id, warnBeforeLeaving = true, children }: FormFrameProps) => {
  const resolver = useMemo(() => zodForm(schema), [schema]);
  return (
    <Box onKeyDown={saveOnCtrlEnter}>
      <Form
        id={id}
        resolver={resolver}
        defaultValues={defaultValues}
        onSubmit={onSubmit as (values: FieldValues) => void}
        warnWhenUnsavedChanges={warnBeforeLeaving}
        mode="onTouched"
        noValidate
      >
        {children}
      </Form>
    </Box>
  );
};

/** The submit button with its key. */
export const SaveKeyButton = ({ label, form }: { label?: string; form?: string }) => {
  const translate = useTranslate();
  const saving = useSaveContext()?.saving ?? false;
  return (
    <Button type="submit" form={form} variant="contained" disabled={saving}>
      {label ?? translate('ra.action.save')}
      <KeyHint keys="Ctrl ↵" />
    </Button>
  );
};

/** Inside a form: whether it is being sent. */
export const useFormBusy = (): boolean => useFormState().isSubmitting;

/** A titled group of inputs in two columns (one on the phone). Wrap a wide input in `<Wide>`. */
export const FormSection = ({ title, children }: { title?: string; children: ReactNode }) => (
  <Box component="fieldset" sx={{ border: 0, p: 0, m: 0, mb: 3, minWidth: 0 }}>
    {title && (
      <Typography component="legend" variant="h3" sx={{ mb: 1.5, p: 0 }}>
        {title}
      </Typography>
    )}
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))' },
        columnGap: 2,
        rowGap: 1.5,
        alignItems: 'start',
      }}
    >
      {children}
    </Box>
  </Box>
);

/** Lets an input take both columns of its section. */
export const Wide = ({ children }: { children: ReactNode }) => <Box sx={{ gridColumn: '1 / -1', minWidth: 0 }}>{children}</Box>;
