import ContactsOutlined from '@mui/icons-material/ContactsOutlined';
import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

/** 联系人. */
export const contacts: ResourceProps = {
  name: 'contacts',
  icon: ContactsOutlined,
  recordRepresentation: 'name',
  list: lazy(() => import('./ContactList.js')),
  show: lazy(() => import('./ContactShow.js')),
  create: lazy(() => import('./ContactCreate.js')),
  edit: lazy(() => import('./ContactEdit.js')),
};
