import Check from '@mui/icons-material/Check';
import Reply from '@mui/icons-material/Reply';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import type { ReportRecord } from '@keyline/model';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { useApi } from '../data/index.js';
import { ConfirmDialog, KeyHint } from '../kit/index.js';
import { useKeys, usePeriodName } from '../measures/index.js';

export interface ReviewButtonsProps {
  report: ReportRecord;
  /** After accept or return. */
  onDone: () => void;
}

/** Accept (A) and return (R) with a reason. Shown only to who may judge this report. */
export const ReviewButtons = ({ report, onDone }: ReviewButtonsProps) => {
  const translate = useTranslate();
  const api = useApi();
  const notify = useNotify();
  const periodName = usePeriodName();
  const [returning, setReturning] = useState(false);
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const judge = async (verb: 'accept' | 'return', body: object): Promise<void> => {
    setBusy(true);
    try {
      await api.verb('reports', report.id, verb, body);
      notify(verb === 'accept' ? 'reports.review.accepted' : 'reports.review.returned', {
        type: 'success',
        messageArgs: { name: report.personName },
      });
      onDone();
    } catch (error) {
      notify(error instanceof Error ? error.message : 'ra.notification.http_error', { type: 'error' });
      throw error;
    } finally {
      setBusy(false);
    }
  };
  const accept = (): void => void judge('accept', {}).catch(() => undefined);
  useKeys({ a: report.can.accept && !busy && accept, r: report.can.return && (() => setReturning(true)) });
  if (!report.can.accept && !report.can.return) return null;
  return (
    <>
      <Button variant="outlined" startIcon={<Reply />} disabled={busy} aria-keyshortcuts="R" onClick={() => setReturning(true)}>
        {translate('reports.review.return')}
        <KeyHint keys="R" />
      </Button>
      <Button variant="contained" startIcon={<Check />} disabled={busy} aria-keyshortcuts="A" onClick={accept}>
        {translate('reports.review.accept')}
        <KeyHint keys="A" />
      </Button>
      <ConfirmDialog
        open={returning}
        onClose={() => setReturning(false)}
        disabled={reason.trim() === ''}
        confirmLabel={translate('reports.review.return')}
        title={translate('reports.review.returnTitle', { name: report.personName, period: periodName(report.period) })}
        body={translate('reports.review.returnBody')}
        onConfirm={() => judge('return', { comment: reason.trim() })}
      >
        <TextField
          autoFocus
          multiline
          minRows={3}
          label={translate('reports.review.reason')}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          sx={{ mt: 2 }}
          slotProps={{ htmlInput: { maxLength: 4000 } }}
        />
      </ConfirmDialog>
    </>
  );
};
