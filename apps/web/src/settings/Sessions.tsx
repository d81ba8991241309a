import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider, useNotify, useTranslate } from 'react-admin';
import { useApi } from '../data/index.js';
import { Badge, DateText, ErrorState, Panel, RowsSkeleton } from '../kit/index.js';

interface Session {
  id: string;
  userAgent: string | null;
  ip: string | null;
  createdAt: string;
  lastUsedAt: string;
  current: boolean;
}

const first = (text: string, ...names: [RegExp, string][]): string | undefined =>
  names.find(([pattern]) => pattern.test(text))?.[1];

/** `Chrome · Windows` out of what the browser says about itself. */
const deviceOf = (agent: string): string =>
  [
    first(
      agent,
      [/MicroMessenger/, 'WeChat'],
      [/Edg\//, 'Edge'],
      [/Firefox\//, 'Firefox'],
      [/Chrome\//, 'Chrome'],
      [/Safari\//, 'Safari'],
      [/curl/, 'curl'],
    ),
    first(
      agent,
      [/iPhone|iPad/, 'iOS'],
      [/Android/, 'Android'],
      [/Windows/, 'Windows'],
      [/Mac OS X/, 'macOS'],
      [/Linux/, 'Linux'],
    ),
  ]
    .filter(Boolean)
    .join(' · ') || agent.slice(0, 40);

/** Where this person is signed in; any of them can be ended. */
export const Sessions = () => {
  const translate = useTranslate();
  const api = useApi();
  const dataProvider = useDataProvider();
  const notify = useNotify();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['sessions'],
    queryFn: () => api.get<Session[]>('/auth/sessions'),
  });
  const end = async (id: string): Promise<void> => {
    try {
      await dataProvider.delete('auth/sessions', { id });
      notify('settings.sessions.ended', { type: 'success' });
      await refetch();
    } catch (failure) {
      notify(failure instanceof Error ? failure.message : 'ra.notification.http_error', { type: 'error' });
    }
  };
  const body = () => {
    if (error) return <ErrorState compact error={error} onRetry={() => void refetch()} />;
    if (isPending) return <RowsSkeleton rows={2} />;
    return data.map((session) => (
      <Box
        key={session.id}
        component="li"
        sx={{
          display: 'flex',
          alignItems: 'center',
          flexWrap: 'wrap',
          gap: 1,
          px: 2,
          py: 1.25,
          borderTop: 1,
          borderColor: 'divider',
        }}
      >
        <Box sx={{ flex: '1 1 200px', minWidth: 0 }}>
          <Box sx={{ fontWeight: 500 }}>{deviceOf(session.userAgent ?? '')}</Box>
          <Box sx={{ color: 'text.secondary', fontSize: 12 }}>
            {session.ip && `${session.ip} · `}
            {translate('settings.sessions.used')} <DateText value={session.lastUsedAt} withTime />
          </Box>
        </Box>
        {session.current ? (
          <Badge tone="good">{translate('settings.sessions.current')}</Badge>
        ) : (
          <Button size="small" variant="outlined" onClick={() => void end(session.id)}>
            {translate('settings.sessions.end')}
          </Button>
        )}
      </Box>
    ));
  };
  return (
    <Panel flush title={translate('settings.sessions.title')}>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {body()}
      </Box>
    </Panel>
  );
};
