import PaymentsOutlined from '@mui/icons-material/PaymentsOutlined';
import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

/** 回款. Each screen is its own chunk. */
export const payments: ResourceProps = {
  name: 'payments',
  icon: PaymentsOutlined,
  recordRepresentation: 'number',
  list: lazy(() => import('./PaymentList.js')),
  show: lazy(() => import('./PaymentShow.js')),
  create: lazy(() => import('./PaymentCreate.js')),
};
