import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import TextField from '@mui/material/TextField';
import type { ReportReader } from '@keyline/model';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { useApi, useMe } from '../data/index.js';
import { ChoiceChips } from '../kit/index.js';
import { COMMENT_BOX, useTalk } from './CommentContext.js';

/** Says something about the report, or the line chosen before, and mentions those who should see it. */
export const CommentBox = ({ reportId, onChanged }: { reportId: string; onChanged: () => void }) => {
  const translate = useTranslate();
  const api = useApi();
  const notify = useNotify();
  const me = useMe();
  const talk = useTalk();
  const [body, setBody] = useState('');
  const [mentions, setMentions] = useState<string[]>([]);
  const [busy, setBusy] = useState(false);
  const { data: readers } = useQuery({
    queryKey: ['reports', 'readers', reportId],
    queryFn: () => api.get<ReportReader[]>(`/reports/${reportId}/readers`),
  });
  const others = (readers ?? []).filter(({ id }) => id !== me?.id);
  const send = async (): Promise<void> => {
    setBusy(true);
    try {
      await api.verb('reports', reportId, 'comments', {
        body: body.trim(),
        ...(talk?.anchor ? { anchor: talk.anchor } : {}),
        ...(mentions.length > 0 ? { mentions } : {}),
      });
      setBody('');
      setMentions([]);
      talk?.about(null);
      onChanged();
    } catch (error) {
      notify(error instanceof Error ? error.message : 'ra.notification.http_error', { type: 'error' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Box className="no-print" sx={{ display: 'grid', gap: 1, mt: 1 }}>
      {talk?.anchor && (
        <Box>
          <Chip
            size="small"
            label={translate('reports.talk.on', { name: talk.anchor.label })}
            onDelete={() => talk.about(null)}
            sx={{ maxWidth: '100%' }}
          />
        </Box>
      )}
      <TextField
        id={COMMENT_BOX}
        multiline
        minRows={2}
        value={body}
        placeholder={translate('reports.history.commentHint')}
        onChange={(event) => setBody(event.target.value)}
        slotProps={{ htmlInput: { 'aria-label': translate('reports.history.commentHint'), maxLength: 4000 } }}
      />
      {body.trim() !== '' && others.length > 0 && (
        <Box>
          <Box sx={{ color: 'text.secondary', fontSize: 13, mb: 0.5 }}>{translate('reports.talk.mention')}</Box>
          <ChoiceChips
            multiple
            label={translate('reports.talk.mention')}
            choices={others.map(({ id, name }) => ({ id, name: `@${name}` }))}
            value={mentions}
            onChange={setMentions}
          />
        </Box>
      )}
      <Button variant="outlined" disabled={busy || body.trim() === ''} onClick={() => void send()} sx={{ justifySelf: 'end' }}>
        {translate('reports.history.comment')}
      </Button>
    </Box>
  );
};
