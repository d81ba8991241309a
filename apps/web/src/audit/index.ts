import HistoryOutlined from '@mui/icons-material/HistoryOutlined';
import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

/** 审计日志: who did what. */
export const audit: ResourceProps = { name: 'audit-entries', icon: HistoryOutlined, list: lazy(() => import('./AuditList.js')) };
