import AccountTreeOutlined from '@mui/icons-material/AccountTreeOutlined';
import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

/** 部门, as a tree. */
export const departments: ResourceProps = {
  name: 'departments',
  icon: AccountTreeOutlined,
  recordRepresentation: 'name',
  list: lazy(() => import('./DepartmentTree.js')),
};
