import MailOutlined from '@mui/icons-material/MailOutlined';
import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

/** 对账单群发: statements to many customers at once. */
export const statementRuns: ResourceProps = {
  name: 'statement-runs',
  icon: MailOutlined,
  list: lazy(() => import('./StatementRunList.js')),
  show: lazy(() => import('./StatementRunShow.js')),
};
