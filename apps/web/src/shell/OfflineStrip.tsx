import CloudOffOutlined from '@mui/icons-material/CloudOffOutlined';
import CloudUploadOutlined from '@mui/icons-material/CloudUploadOutlined';
import ErrorOutline from '@mui/icons-material/ErrorOutline';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useEffect, useState } from 'react';
import { useRefresh, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { flushOutbox, giveUpPending, sendFiles, useMe, useOnline, usePendingWrites, type PendingWrite } from '../data/index.js';
import { ConfirmDialog } from '../kit/index.js';

/** What the server refused: mended where it was written, or given up. */
const RefusedActions = ({ entry }: { entry: PendingWrite }) => {
  const translate = useTranslate();
  const [asking, setAsking] = useState(false);
  return (
    <>
      {entry.mendAt && (
        <Button size="small" component={Link} to={entry.mendAt}>
          {translate('shell.offline.mend')}
        </Button>
      )}
      <Button size="small" onClick={() => setAsking(true)}>
        {translate('shell.offline.drop')}
      </Button>
      <ConfirmDialog
        open={asking}
        destructive
        title={translate('shell.offline.dropTitle', { label: entry.label })}
        body={translate('shell.offline.dropBody')}
        confirmLabel={translate('shell.offline.drop')}
        onConfirm={() => giveUpPending(entry.key)}
        onClose={() => setAsking(false)}
      />
    </>
  );
};

/** Tells that there is no network, what will be sent later, and what the server did not take. Sends as soon as it can. */
export const OfflineStrip = () => {
  const translate = useTranslate();
  const refresh = useRefresh();
  const online = useOnline();
  const pending = usePendingWrites();
  const refused = pending.filter(({ problem }) => problem);
  const waiting = pending.length - refused.length;
  useEffect(() => {
    if (online && waiting > 0) void flushOutbox().then(refresh);
  }, [online, waiting, refresh]);
  const personId = useMe()?.id;
  // Photos whose visit got through before the network went.
  useEffect(() => {
    if (online && personId) void sendFiles(personId);
  }, [online, personId]);
  if (online && pending.length === 0) return null;
  const Icon = refused.length ? ErrorOutline : online ? CloudUploadOutlined : CloudOffOutlined;
  const tone = refused.length ? 'bad' : 'soon';
  const words = [
    !online && translate('shell.offline.none'),
    waiting > 0 &&
      translate('shell.offline.later', {
        smart_count: waiting,
        labels: pending
          .filter(({ problem }) => !problem)
          .map(({ label }) => label)
          .join(translate('kit.filter.or')),
      }),
    ...refused.slice(0, 1).map(({ label, problem }) => translate('shell.offline.refused', { label, problem })),
  ].filter(Boolean);
  return (
    <Box
      role="status"
      sx={{
        display: 'flex',
        alignItems: 'center',
        flexWrap: 'wrap',
        gap: 1,
        px: { xs: 2, md: 3 },
        py: 0.75,
        fontSize: 13,
        color: (theme) => theme.tokens.tones[tone].ink,
        bgcolor: (theme) => theme.tokens.tones[tone].soft,
      }}
    >
      <Icon sx={{ fontSize: 18 }} />
      <Box sx={{ flex: '1 1 200px' }}>{words.join(' ')}</Box>
      {refused[0] && <RefusedActions key={refused[0].key} entry={refused[0]} />}
      {online && waiting > 0 && (
        <Button size="small" onClick={() => void flushOutbox().then(refresh)}>
          {translate('shell.offline.sendNow')}
        </Button>
      )}
    </Box>
  );
};
