import MarkunreadMailboxOutlined from '@mui/icons-material/MarkunreadMailboxOutlined';
import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

/** 银行流水: what came in and waits to be somebody's payment. */
export const bankLines: ResourceProps = {
  name: 'bank-lines',
  icon: MarkunreadMailboxOutlined,
  list: lazy(() => import('./BankInbox.js')),
};
