import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useId, type ReactNode } from 'react';
import { RecordContextProvider, useTranslate, type RaRecord } from 'react-admin';
import type { FieldValues } from 'react-hook-form';
import type { ZodType } from 'zod';
import { FormFrame } from './FormFrame.js';
import { useFormSubmit } from './useFormSubmit.js';

export interface FormDialogProps {
  open: boolean;
  onClose: () => void;
  /** Names the thing: "终止合同 HT-2026-018". */
  title: string;
  /** What follows from it. */
  body?: ReactNode;
  schema: ZodType;
  /** Fills the inputs. */
  record?: Partial<RaRecord>;
  /** Sends the values. Field errors are shown beside the inputs. */
  onSubmit: (values: FieldValues) => Promise<unknown>;
  /** A verb, not "OK". */
  submitLabel: string;
  destructive?: boolean;
  /** Message key of the notice after success. */
  done?: string;
  children?: ReactNode;
}

/** A small form in front of the page, for a verb that asks for a date, a sum or a reason. Longer forms: `FormDrawer`. */
export const FormDialog = ({
  open,
  onClose,
  title,
  body,
  schema,
  record,
  onSubmit,
  submitLabel,
  destructive = false,
  done = 'ra.notification.updated',
  children,
}: FormDialogProps) => {
  const translate = useTranslate();
  const formId = useId();
  const titleId = useId();
  const { busy, submit } = useFormSubmit({ onSubmit, onClose, done });
  return (
    <Dialog open={open} onClose={onClose} maxWidth="xs" fullWidth aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <DialogContent>
        {body && (
          <Typography component="div" color="text.secondary" sx={{ mb: 2 }}>
            {body}
          </Typography>
        )}
        {open && (
          <RecordContextProvider value={record as RaRecord}>
            <FormFrame id={formId} schema={schema} onSubmit={submit}>
              {children}
            </FormFrame>
          </RecordContextProvider>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate('ra.action.cancel')}</Button>
        <Button type="submit" form={formId} variant="contained" color={destructive ? 'error' : 'primary'} disabled={busy}>
          {submitLabel}
        </Button>
      </DialogActions>
    </Dialog>
  );
};
