import PlaylistPlayOutlined from '@mui/icons-material/PlaylistPlayOutlined';
import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

/** 报告生成: the runs that make a period's drafts. */
export const reportRuns: ResourceProps = {
  name: 'report-runs',
  icon: PlaylistPlayOutlined,
  list: lazy(() => import('./RunsPage.js')),
};
