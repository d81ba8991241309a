import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import type { NoticeSetting, NoticeSettings as Settings } from '@keyline/model';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNotify, useTranslate } from 'react-admin';
import { useApi } from '../data/index.js';
import { ErrorState, Panel, RowsSkeleton } from '../kit/index.js';

const KEY = ['notification-settings'] as const;

/** Which groups of notices this person wants in the app and by mail; each tick is kept at once. */
export const NoticeSettings = () => {
  const translate = useTranslate();
  const api = useApi();
  const notify = useNotify();
  const client = useQueryClient();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: KEY,
    queryFn: () => api.get<Settings>('/notification-settings'),
  });
  const change = async (setting: NoticeSetting): Promise<void> => {
    try {
      const kept = await api.put<Settings>('/notification-settings', { groups: [setting] });
      client.setQueryData(KEY, kept);
    } catch (failure) {
      notify(failure instanceof Error ? failure.message : 'ra.notification.http_error', { type: 'error' });
    }
  };
  const mailHint = (settings: Settings) => {
    if (!settings.mailOn) return translate('notices.mailOff');
    return settings.email ? translate('notices.mailTo', { email: settings.email }) : translate('notices.noAddress');
  };
  const tick = (setting: NoticeSetting, channel: 'inApp' | 'email', disabled = false) => (
    <Box component="td" sx={{ textAlign: 'center', width: 88 }}>
      <Checkbox
        checked={setting[channel]}
        disabled={disabled}
        onChange={(_, checked) => void change({ ...setting, [channel]: checked })}
        slotProps={{
          input: {
            'aria-label': `${translate(`enums.noticeGroup.${setting.group}`)} · ${translate(`notices.channel.${channel}`)}`,
          },
        }}
      />
    </Box>
  );
  return (
    <Panel title={translate('notices.title')} flush>
      {error ? (
        <ErrorState compact error={error} onRetry={() => void refetch()} />
      ) : isPending ? (
        <RowsSkeleton rows={3} />
      ) : (
        <>
          <Box
            component="table"
            sx={{ width: '100%', borderCollapse: 'collapse', '& td, & th': { borderTop: 1, borderColor: 'divider' } }}
          >
            <Box component="thead" sx={{ color: 'text.secondary', fontSize: 12 }}>
              <tr>
                <Box component="th" sx={{ textAlign: 'left', fontWeight: 500, px: 2, py: 1 }}>
                  {translate('notices.about')}
                </Box>
                <Box component="th" sx={{ fontWeight: 500 }}>
                  {translate('notices.channel.inApp')}
                </Box>
                <Box component="th" sx={{ fontWeight: 500 }}>
                  {translate('notices.channel.email')}
                </Box>
              </tr>
            </Box>
            <tbody>
              {data.groups.map((setting) => (
                <tr key={setting.group}>
                  <Box component="td" sx={{ px: 2, py: 0.5 }}>
                    {translate(`enums.noticeGroup.${setting.group}`)}
                  </Box>
                  {tick(setting, 'inApp')}
                  {tick(setting, 'email', !data.mailOn || !data.email)}
                </tr>
              ))}
            </tbody>
          </Box>
          <Box sx={{ px: 2, py: 1.25, color: 'text.secondary', fontSize: 13, borderTop: 1, borderColor: 'divider' }}>
            {mailHint(data)}
          </Box>
        </>
      )}
    </Panel>
  );
};
