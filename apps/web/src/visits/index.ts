import HandshakeOutlined from '@mui/icons-material/HandshakeOutlined';
import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

/** 拜访. Creating is the log; the calendar is a page of its own. */
export const visits: ResourceProps = {
  name: 'visits',
  icon: HandshakeOutlined,
  recordRepresentation: 'accountName',
  list: lazy(() => import('./VisitList.js')),
  show: lazy(() => import('./VisitShow.js')),
  create: lazy(() => import('./VisitLog.js')),
  edit: lazy(() => import('./VisitEdit.js')),
};

export const VisitCalendar = lazy(() => import('./VisitCalendar.js'));
