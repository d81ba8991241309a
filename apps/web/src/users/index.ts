import GroupsOutlined from '@mui/icons-material/GroupsOutlined';
import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

/** 员工. */
export const users: ResourceProps = {
  name: 'users',
  icon: GroupsOutlined,
  recordRepresentation: 'name',
  list: lazy(() => import('./PersonList.js')),
  show: lazy(() => import('./PersonShow.js')),
  create: lazy(() => import('./PersonCreate.js')),
  edit: lazy(() => import('./PersonEdit.js')),
};
