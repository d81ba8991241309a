import RuleOutlined from '@mui/icons-material/RuleOutlined';
import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

/** 审批流程. */
export const approvalDefinitions: ResourceProps = {
  name: 'approval-definitions',
  icon: RuleOutlined,
  list: lazy(() => import('./DefinitionList.js')),
};
