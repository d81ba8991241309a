import MoneyOffOutlined from '@mui/icons-material/MoneyOffOutlined';
import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

export { ProposeWriteOff } from './ProposeWriteOff.js';

/** 呆坏账. */
export const writeOffs: ResourceProps = {
  name: 'write-offs',
  icon: MoneyOffOutlined,
  recordRepresentation: 'contractNumber',
  list: lazy(() => import('./WriteOffList.js')),
  show: lazy(() => import('./WriteOffShow.js')),
};

/** 坏账准备: what is expected to be lost, by age. */
export const provisionPages = [{ path: '/provisions', page: lazy(() => import('./ProvisionPage.js')) }];
