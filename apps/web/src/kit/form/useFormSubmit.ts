import { useState } from 'react';
import { HttpError, useNotify, useRefresh } from 'react-admin';
import type { FieldValues } from 'react-hook-form';

export interface FormSubmit {
  /** Sends the values. */
  onSubmit: (values: FieldValues) => Promise<unknown>;
  onClose: () => void;
  /** Message key of the notice after success. */
  done: string;
}

/** What a form beside the page does when it is sent: one notice, the page behind refreshed, refusals given back to the inputs. */
export const useFormSubmit = ({ onSubmit, onClose, done }: FormSubmit) => {
  const notify = useNotify();
  const refresh = useRefresh();
  const [busy, setBusy] = useState(false);
  const submit = async (values: FieldValues) => {
    setBusy(true);
    try {
      await onSubmit(values);
      notify(done, { type: 'success', messageArgs: { smart_count: 1 } });
      onClose();
      refresh();
      return undefined;
    } catch (error) {
      if (!(error instanceof HttpError)) throw error;
      notify(error.message, { type: 'error' });
      return (error.body as { errors?: Record<string, string> } | undefined)?.errors;
    } finally {
      setBusy(false);
    }
  };
  return { busy, submit };
};
