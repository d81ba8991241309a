import Inventory2Outlined from '@mui/icons-material/Inventory2Outlined';
import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

/** 产品: the price list. */
export const products: ResourceProps = {
  name: 'products',
  icon: Inventory2Outlined,
  recordRepresentation: 'name',
  list: lazy(() => import('./ProductList.js')),
  create: lazy(() => import('./ProductCreate.js')),
  edit: lazy(() => import('./ProductEdit.js')),
};
