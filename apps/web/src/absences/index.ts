import EventBusyOutlined from '@mui/icons-material/EventBusyOutlined';
import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

/** 外出与代理. */
export const absences: ResourceProps = {
  name: 'absences',
  icon: EventBusyOutlined,
  recordRepresentation: 'personName',
  list: lazy(() => import('./AbsenceList.js')),
};
