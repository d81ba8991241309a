import ApprovalOutlined from '@mui/icons-material/ApprovalOutlined';
import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

export { ApprovalPanel, type ApprovalPanelProps } from './ApprovalPanel.js';

/** 审批. */
export const approvals: ResourceProps = {
  name: 'approvals',
  icon: ApprovalOutlined,
  recordRepresentation: 'title',
  list: lazy(() => import('./ApprovalInbox.js')),
  show: lazy(() => import('./ApprovalShow.js')),
};
