import DescriptionOutlined from '@mui/icons-material/DescriptionOutlined';
import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

/** 合同. Each screen is its own chunk. */
export const contracts: ResourceProps = {
  name: 'contracts',
  icon: DescriptionOutlined,
  recordRepresentation: (contract) => `${String(contract['number'])} ${String(contract['name'])}`,
  list: lazy(() => import('./ContractList.js')),
  show: lazy(() => import('./ContractShow.js')),
  create: lazy(() => import('./ContractCreate.js')),
  edit: lazy(() => import('./ContractEdit.js')),
};

export const contractPages = [
  { path: '/contracts/:id/amend', page: lazy(() => import('./ContractAmend.js')) },
  { path: '/contract-settings', page: lazy(() => import('./ContractSettingsPage.js')) },
];
