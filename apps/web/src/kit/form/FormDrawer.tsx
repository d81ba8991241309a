import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useId, type ReactNode } from 'react';
import { RecordContextProvider, useTranslate, type RaRecord } from 'react-admin';
import type { FieldValues } from 'react-hook-form';
import type { ZodType } from 'zod';
import { Drawer } from '../Drawer.js';
import { KeyHint } from '../KeyHint.js';
import { FormFrame } from './FormFrame.js';
import { useFormSubmit } from './useFormSubmit.js';

export interface FormDrawerProps {
  open: boolean;
  onClose: () => void;
  title: string;
  schema: ZodType;
  /** Fills the inputs: the record to edit, or defaults. */
  record?: Partial<RaRecord>;
  /** Sends the values, for instance `(values) => api.verb('payments', id, 'allocate', values)`. Field errors are shown. */
  onSubmit: (values: FieldValues) => Promise<unknown>;
  submitLabel?: string;
  /** Message key of the notice after success. */
  done?: string;
  children: ReactNode;
}

/** A form beside the page: creates, edits in place, or does a verb. Closes and refreshes the page behind when it went well. */
export const FormDrawer = ({
  open,
  onClose,
  title,
  schema,
  record,
  onSubmit,
  submitLabel,
  done = 'ra.notification.updated',
  children,
}: FormDrawerProps) => {
  const translate = useTranslate();
  const formId = useId();
  const { busy, submit } = useFormSubmit({ onSubmit, onClose, done });
  return (
    <Drawer
      open={open}
      onClose={onClose}
      title={title}
      footer={
        <>
          <Button onClick={onClose}>{translate('ra.action.cancel')}</Button>
          <Button type="submit" form={formId} variant="contained" disabled={busy}>
            {submitLabel ?? translate('ra.action.save')}
            <KeyHint keys="Ctrl ↵" />
          </Button>
        </>
      }
    >
      <Box sx={{ px: 2.5, py: 2 }}>
        {open && (
          <RecordContextProvider value={record as RaRecord}>
            <FormFrame id={formId} schema={schema} onSubmit={submit}>
              {children}
            </FormFrame>
          </RecordContextProvider>
        )}
      </Box>
    </Drawer>
  );
};
