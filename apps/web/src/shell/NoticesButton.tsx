import NotificationsNone from '@mui/icons-material/NotificationsNone';
import Badge from '@mui/material/Badge';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Popover from '@mui/material/Popover';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useApi } from '../data/index.js';
import { DateText, EmptyState, entityPath } from '../kit/index.js';

interface Notice {
  id: string;
  title: string;
  at?: string;
  entity?: string | null;
  entityId?: string | null;
  readAt?: string | null;
}

/** The unread ones, asked for every minute; silent where the server has none to give. */
const useNotices = (): Notice[] => {
  const api = useApi();
  const query = { filter: JSON.stringify({ unread: true }), range: '[0,19]' };
  return useQuery({ queryKey: ['notices'], queryFn: ({ signal }) => api.get<Notice[]>('/notifications', query, signal).catch(() => []), refetchInterval: 60_000 }).data ?? [];
};

const NoticeRow = ({ notice, onOpen }: { notice: Notice; onOpen: () => void }) => (
  <Box
    component={Link}
    to={notice.entity && notice.entityId ? entityPath(notice.entity, notice.entityId) : '/'}
    onClick={onOpen}
    sx={{ display: 'block', px: 2, py: 1.25, color: 'text.primary', textDecoration: 'none', borderBottom: 1, borderColor: 'divider', '&:hover': { bgcolor: (theme) => theme.tokens.hover } }}
  >
    {notice.title}
    {notice.at && <Box sx={{ color: 'text.secondary', fontSize: 12 }}><DateText value={notice.at} withTime /></Box>}
  </Box>
);

/** The bell: how many are unread, and which. Opening one marks it read. */
export const NoticesButton = () => {
  const translate = useTranslate();
  const api = useApi();
  const client = useQueryClient();
  const notices = useNotices();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const open = async (notice: Notice) => {
    setAnchor(null);
    await api.verb('notifications', notice.id, 'read').catch(() => undefined);
    await client.invalidateQueries({ queryKey: ['notices'] });
  };
  return (
    <>
      <IconButton size="small" aria-haspopup="dialog" aria-label={translate('shell.notices', { smart_count: notices.length })} onClick={(event) => setAnchor(event.currentTarget)}>
        <Badge badgeContent={notices.length} color="error" max={19}><NotificationsNone /></Badge>
      </IconButton>
      <Popover open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)} anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }} transformOrigin={{ vertical: 'top', horizontal: 'right' }} slotProps={{ paper: { sx: { width: 340, maxHeight: 440 } } }}>
        {notices.length === 0 ? <EmptyState compact title={translate('shell.noNotices')} /> : notices.map((notice) => <NoticeRow key={notice.id} notice={notice} onOpen={() => void open(notice)} />)}
      </Popover>
    </>
  );
};
