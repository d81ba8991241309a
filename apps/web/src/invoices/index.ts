import ReceiptLongOutlined from '@mui/icons-material/ReceiptLongOutlined';
import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

/** 发票. Each screen is its own chunk. */
export const invoices: ResourceProps = {
  name: 'invoices',
  icon: ReceiptLongOutlined,
  recordRepresentation: 'number',
  list: lazy(() => import('./InvoiceList.js')),
  show: lazy(() => import('./InvoiceShow.js')),
  create: lazy(() => import('./InvoiceCreate.js')),
};
