import ApartmentOutlined from '@mui/icons-material/ApartmentOutlined';
import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

/** 客户. Each screen is its own chunk. */
export const accounts: ResourceProps = {
  name: 'accounts',
  icon: ApartmentOutlined,
  recordRepresentation: 'name',
  list: lazy(() => import('./AccountList.js')),
  show: lazy(() => import('./AccountShow.js')),
  create: lazy(() => import('./AccountCreate.js')),
  edit: lazy(() => import('./AccountEdit.js')),
};
