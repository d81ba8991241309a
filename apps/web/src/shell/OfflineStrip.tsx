import CloudOffOutlined from '@mui/icons-material/CloudOffOutlined';
import CloudUploadOutlined from '@mui/icons-material/CloudUploadOutlined';
import ErrorOutline from '@mui/icons-material/ErrorOutline';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useEffect } from 'react';
import { useRefresh, useTranslate } from 'react-admin';
import { flushOutbox, useOnline, usePendingWrites } from '../data/index.js';

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
  if (online && pending.length === 0) return null;
  const Icon = refused.length ? ErrorOutline : online ? CloudUploadOutlined : CloudOffOutlined;
  const tone = refused.length ? 'bad' : 'soon';
  const words = [
    !online && translate('shell.offline.none'),
    waiting > 0 && translate('shell.offline.later', { smart_count: waiting, labels: pending.filter(({ problem }) => !problem).map(({ label }) => label).join(translate('kit.filter.or')) }),
    ...refused.map(({ label, problem }) => translate('shell.offline.refused', { label, problem })),
  ].filter(Boolean);
  return (
    <Box role="status" sx={{ display: 'flex', alignItems: 'center', gap: 1, px: { xs: 2, md: 3 }, py: 0.75, fontSize: 13, color: (theme) => theme.tokens.tones[tone].ink, bgcolor: (theme) => theme.tokens.tones[tone].soft }}>
      <Icon sx={{ fontSize: 18 }} />
      <Box sx={{ flex: 1 }}>{words.join(' ')}</Box>
      {online && waiting > 0 && <Button size="small" onClick={() => void flushOutbox().then(refresh)}>{translate('shell.offline.sendNow')}</Button>}
    </Box>
  );
};
