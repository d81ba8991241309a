import ArticleOutlined from '@mui/icons-material/ArticleOutlined';
import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

const page = lazy(() => import('./ReportShow.js'));

/** 报告. Writing and reading are one page: what one may still change is an input. */
export const reports: ResourceProps = {
  name: 'reports',
  icon: ArticleOutlined,
  list: lazy(() => import('./ReportList.js')),
  show: page,
  edit: page,
};

export const reportPages = [
  { path: '/reports/review', page: lazy(() => import('../report-review/ReviewRoom.js')) },
  { path: '/reports/team', page: lazy(() => import('./TeamPage.js')) },
];
