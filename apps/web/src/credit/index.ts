import LockOutlined from '@mui/icons-material/LockOutlined';
import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

export { AccountCreditPanel } from './AccountCreditPanel.js';
export { ContractHold } from './ContractHold.js';

/** 信用冻结: contracts that wait for a release. */
export const creditHolds: ResourceProps = {
  name: 'credit-holds',
  icon: LockOutlined,
  list: lazy(() => import('./HoldList.js')),
};
