import HeadsetMicOutlined from '@mui/icons-material/HeadsetMicOutlined';
import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

/** 投诉. */
export const complaints: ResourceProps = {
  name: 'complaints',
  icon: HeadsetMicOutlined,
  recordRepresentation: 'subject',
  list: lazy(() => import('./ComplaintList.js')),
  show: lazy(() => import('./ComplaintShow.js')),
  create: lazy(() => import('./ComplaintCreate.js')),
  edit: lazy(() => import('./ComplaintEdit.js')),
};
