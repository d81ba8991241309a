import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ButtonBase from '@mui/material/ButtonBase';
import type { NoticeRow } from '@keyline/model';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNotify, useTranslate } from 'react-admin';
import { Link, useNavigate } from 'react-router-dom';
import { useApi } from '../data/index.js';
import { DateText, Drawer, EmptyState, ErrorState, RowsSkeleton } from '../kit/index.js';

const SHOWN = 50;

const Notice = ({ notice, onOpen }: { notice: NoticeRow; onOpen: () => void }) => {
  const translate = useTranslate();
  const unread = notice.readAt === null;
  return (
    <Box component="li" sx={{ borderBottom: 1, borderColor: 'divider' }}>
      <ButtonBase
        onClick={onOpen}
        sx={{
          width: '100%',
          display: 'flex',
          alignItems: 'flex-start',
          justifyContent: 'flex-start',
          gap: 1.5,
          px: 2.5,
          py: 1.5,
          minHeight: 44,
          textAlign: 'left',
          '&:hover': { bgcolor: (theme) => theme.tokens.hover },
        }}
      >
        <Box
          aria-hidden
          sx={{
            width: 8,
            height: 8,
            mt: 0.85,
            borderRadius: '50%',
            flex: 'none',
            bgcolor: unread ? 'primary.main' : 'transparent',
          }}
        />
        <Box sx={{ minWidth: 0 }}>
          <Box sx={{ fontWeight: unread ? 600 : 400, overflowWrap: 'anywhere' }}>
            {notice.text}
            {unread && (
              <Box component="span" sx={{ position: 'absolute', left: -9999 }}>{` (${translate('notices.unread')})`}</Box>
            )}
          </Box>
          <Box sx={{ color: 'text.secondary', fontSize: 12 }}>
            <DateText value={notice.at} withTime short />
          </Box>
        </Box>
      </ButtonBase>
    </Box>
  );
};

/** What one was told, newest first; opening one marks it as read and leads to what it is about. */
const NoticeDrawer = ({ open, onClose }: { open: boolean; onClose: () => void }) => {
  const translate = useTranslate();
  const api = useApi();
  const notify = useNotify();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['notifications', 'latest'],
    queryFn: () => api.get<NoticeRow[]>('/notifications', { range: JSON.stringify([0, SHOWN - 1]) }),
    enabled: open,
  });
  const read = async (ids: string[] | 'all'): Promise<void> => {
    try {
      await api.post('/notifications/read', { ids });
      await client.invalidateQueries({ queryKey: ['notifications'] });
    } catch (failure) {
      notify(failure instanceof Error ? failure.message : 'ra.notification.http_error', { type: 'error' });
    }
  };
  const follow = (notice: NoticeRow) => {
    if (notice.readAt === null) void read([notice.id]);
    onClose();
    void navigate(notice.link);
  };
  const body = () => {
    if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
    if (isPending) return <RowsSkeleton />;
    if (data.length === 0) return <EmptyState title={translate('notices.none')} body={translate('notices.noneHint')} />;
    return (
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {data.map((notice) => (
          <Notice key={notice.id} notice={notice} onOpen={() => follow(notice)} />
        ))}
      </Box>
    );
  };
  return (
    <Drawer
      open={open}
      onClose={onClose}
      title={translate('notices.title')}
      width={440}
      footer={
        <>
          <Button component={Link} to="/settings" onClick={onClose}>
            {translate('notices.settings')}
          </Button>
          <Button variant="outlined" disabled={!data?.some(({ readAt }) => readAt === null)} onClick={() => void read('all')}>
            {translate('notices.readAll')}
          </Button>
        </>
      }
    >
      {body()}
    </Drawer>
  );
};

export default NoticeDrawer;
