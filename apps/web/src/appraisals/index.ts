import FactCheckOutlined from '@mui/icons-material/FactCheckOutlined';
import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

/** 绩效考核. */
export const appraisals: ResourceProps = {
  name: 'appraisals',
  icon: FactCheckOutlined,
  list: lazy(() => import('./AppraisalList.js')),
  show: lazy(() => import('./AppraisalShow.js')),
};

/** 考核总览, and the forms by role. */
export const appraisalPages = [
  { path: '/appraisals/overview', page: lazy(() => import('./OverviewPage.js')) },
  { path: '/appraisals/templates', page: lazy(() => import('./TemplatesPage.js')) },
];
