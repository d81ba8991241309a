import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

/** 待办. */
export const tasks: ResourceProps = {
  name: 'tasks',
  icon: CheckCircleOutlined,
  recordRepresentation: 'text',
  list: lazy(() => import('./TaskList.js')),
};
