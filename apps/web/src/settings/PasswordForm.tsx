import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { ChangePasswordInput } from '@keyline/model';
import { useState } from 'react';
import { HttpError, PasswordInput, useNotify, useTranslate } from 'react-admin';
import type { FieldValues } from 'react-hook-form';
import { useApi } from '../data/index.js';
import { FormFrame } from '../kit/index.js';

/** A new password; the other sessions end with it. */
export const PasswordForm = () => {
  const translate = useTranslate();
  const api = useApi();
  const notify = useNotify();
  const [done, setDone] = useState(0);
  const submit = async (values: FieldValues): Promise<Record<string, string> | undefined> => {
    try {
      await api.post('/auth/password', values);
      notify('settings.password.done', { type: 'success' });
      setDone(done + 1);
      return undefined;
    } catch (error) {
      if (!(error instanceof HttpError)) throw error;
      notify(error.message, { type: 'error' });
      return (error.body as { errors?: Record<string, string> } | undefined)?.errors;
    }
  };
  return (
    <FormFrame key={done} schema={ChangePasswordInput} onSubmit={submit}>
      <Box sx={{ display: 'grid', gap: 1.5, maxWidth: 360 }}>
        <PasswordInput
          source="current"
          label="settings.password.current"
          isRequired
          helperText={false}
          autoComplete="current-password"
        />
        <PasswordInput
          source="next"
          label="settings.password.next"
          isRequired
          helperText={translate('settings.password.hint')}
          autoComplete="new-password"
        />
        <Box>
          <Button type="submit" variant="contained">
            {translate('settings.password.action')}
          </Button>
        </Box>
      </Box>
    </FormFrame>
  );
};
