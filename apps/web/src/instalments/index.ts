import EventOutlined from '@mui/icons-material/EventOutlined';
import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

/** 回款计划: the instalments of all contracts. */
export const instalments: ResourceProps = {
  name: 'instalments',
  icon: EventOutlined,
  recordRepresentation: (instalment) => `${String(instalment['contractNumber'])} ${String(instalment['name'])}`,
  list: lazy(() => import('./InstalmentList.js')),
  show: lazy(() => import('./InstalmentShow.js')),
};
