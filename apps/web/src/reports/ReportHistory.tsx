import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import type { ReportRecord } from '@keyline/model';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { useApi } from '../data/index.js';
import { DateText, Panel, PersonMark } from '../kit/index.js';
import { VerifyMark } from './VerifyMark.js';

type Event = ReportRecord['history'][number];

const EventRow = ({ event }: { event: Event }) => {
  const translate = useTranslate();
  const said = event.body?.trim();
  return (
    <Box component="li" sx={{ display: 'flex', gap: 1.25, py: 1 }}>
      <PersonMark name={event.actorName ?? 'K'} size={24} />
      <Box sx={{ minWidth: 0, flex: 1 }}>
        <Box>
          <Box component="span" sx={{ fontWeight: 500 }}>
            {event.actorName ?? translate('reports.history.system')}
          </Box>{' '}
          {translate(`reports.history.${event.kind}`, { _: event.kind })}
          <Box component="span" sx={{ color: 'text.secondary', fontSize: 12, ml: 1 }}>
            {translate('reports.history.revision', { revision: event.revision })}
          </Box>
        </Box>
        <Box sx={{ color: 'text.secondary', fontSize: 12 }}>
          <DateText value={event.at} withTime />
        </Box>
        {said && (
          <Box sx={{ mt: 0.75, px: 1.5, py: 1, borderRadius: 1, border: 1, borderColor: 'divider', whiteSpace: 'pre-wrap' }}>
            {said}
          </Box>
        )}
      </Box>
    </Box>
  );
};

const CommentBox = ({ reportId, onChanged }: { reportId: string; onChanged: () => void }) => {
  const translate = useTranslate();
  const api = useApi();
  const notify = useNotify();
  const [body, setBody] = useState('');
  const [busy, setBusy] = useState(false);
  const send = async (): Promise<void> => {
    setBusy(true);
    try {
      await api.verb('reports', reportId, 'comments', { body: body.trim() });
      setBody('');
      onChanged();
    } catch (error) {
      notify(error instanceof Error ? error.message : 'ra.notification.http_error', { type: 'error' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Box className="no-print" sx={{ display: 'grid', gap: 1, mt: 1, justifyItems: 'end' }}>
      <TextField
        multiline
        minRows={2}
        value={body}
        placeholder={translate('reports.history.commentHint')}
        onChange={(event) => setBody(event.target.value)}
        slotProps={{ htmlInput: { 'aria-label': translate('reports.history.commentHint'), maxLength: 4000 } }}
      />
      <Button variant="outlined" disabled={busy || body.trim() === ''} onClick={() => void send()}>
        {translate('reports.history.comment')}
      </Button>
    </Box>
  );
};

/** Who did what with the report, the talk about it, and the seal of what was submitted. */
export const ReportHistory = ({ report, onChanged }: { report: ReportRecord; onChanged: () => void }) => {
  const translate = useTranslate();
  return (
    <Panel title={translate('reports.history.title')}>
      {report.factsHash && <VerifyMark reportId={report.id} hash={report.factsHash} />}
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {report.history.map((event) => (
          <EventRow key={event.id} event={event} />
        ))}
      </Box>
      {report.can.comment && <CommentBox reportId={report.id} onChanged={onChanged} />}
    </Panel>
  );
};
