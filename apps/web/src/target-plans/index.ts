import FlagOutlined from '@mui/icons-material/FlagOutlined';
import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

/** 目标计划: a department's year broken down to its people. */
export const targetPlans: ResourceProps = {
  name: 'target-plans',
  icon: FlagOutlined,
  list: lazy(() => import('./PlanList.js')),
  show: lazy(() => import('./PlanShow.js')),
  create: lazy(() => import('./PlanCreate.js')),
};
