import EventNoteOutlined from '@mui/icons-material/EventNoteOutlined';
import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

/** 会议. */
export const meetings: ResourceProps = {
  name: 'meetings',
  icon: EventNoteOutlined,
  list: lazy(() => import('./MeetingList.js')),
  show: lazy(() => import('./MeetingShow.js')),
};
