import Send from '@mui/icons-material/Send';
import Button from '@mui/material/Button';
import type { ReportRecord } from '@keyline/model';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { useApi } from '../data/index.js';
import { ConfirmDialog } from '../kit/index.js';
import { usePeriodName } from '../measures/index.js';
import type { ReportDraft } from './useReportDraft.js';

/** Hands the report in: asked once, because the figures freeze with it. */
export const SubmitButton = ({ report, draft, onDone }: { report: ReportRecord; draft: ReportDraft; onDone: () => void }) => {
  const translate = useTranslate();
  const api = useApi();
  const notify = useNotify();
  const periodName = usePeriodName();
  const [asking, setAsking] = useState(false);
  const submit = async (): Promise<void> => {
    try {
      const version = await draft.flush();
      if (version === null) return;
      await api.verb('reports', report.id, 'submit', { version });
      notify('reports.submit.done', { type: 'success' });
      onDone();
    } catch (error) {
      notify(error instanceof Error ? error.message : 'ra.notification.http_error', { type: 'error' });
      throw error;
    }
  };
  return (
    <>
      <Button variant="contained" startIcon={<Send />} onClick={() => setAsking(true)}>
        {translate('reports.submit.action')}
      </Button>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        confirmLabel={translate('reports.submit.action')}
        onConfirm={submit}
        title={translate('reports.submit.title', { period: periodName(report.period) })}
        body={translate(report.reviewerName ? 'reports.submit.body' : 'reports.submit.bodyAlone', {
          name: report.reviewerName ?? '',
        })}
      />
    </>
  );
};
