import EventOutlined from '@mui/icons-material/EventOutlined';
import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

/** 拜访计划. */
export const visitPlans: ResourceProps = {
  name: 'visit-plans',
  icon: EventOutlined,
  recordRepresentation: 'accountName',
  list: lazy(() => import('./PlanList.js')),
  show: lazy(() => import('./PlanShow.js')),
  create: lazy(() => import('./PlanCreate.js')),
  edit: lazy(() => import('./PlanEdit.js')),
};
