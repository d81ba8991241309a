import NotificationsOutlined from '@mui/icons-material/NotificationsOutlined';
import Badge from '@mui/material/Badge';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { lazy, Suspense, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useUnread } from './useUnread.js';

const NoticeDrawer = lazy(() => import('./NoticeDrawer.js'));

/** The bell of the top bar: how many notices are unread, as they come. */
export const NoticeBell = () => {
  const translate = useTranslate();
  const { count, latest } = useUnread();
  const [opened, setOpened] = useState<'never' | 'open' | 'closed'>('never');
  const label = count > 0 ? translate('notices.bellWith', { smart_count: count }) : translate('notices.bell');
  return (
    <>
      <Tooltip title={label}>
        <IconButton size="small" aria-label={label} aria-haspopup="dialog" onClick={() => setOpened('open')}>
          <Badge
            badgeContent={count}
            max={99}
            color="error"
            sx={{ '& .MuiBadge-badge': { whiteSpace: 'nowrap', flexWrap: 'nowrap' } }}
          >
            <NotificationsOutlined />
          </Badge>
        </IconButton>
      </Tooltip>
      <Box role="status" sx={{ position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' }}>
        {latest}
      </Box>
      {opened !== 'never' && (
        <Suspense fallback={null}>
          <NoticeDrawer open={opened === 'open'} onClose={() => setOpened('closed')} />
        </Suspense>
      )}
    </>
  );
};
