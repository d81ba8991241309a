import FlagOutlined from '@mui/icons-material/FlagOutlined';
import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

/** 目标: who is to reach what. */
export const targets: ResourceProps = { name: 'targets', icon: FlagOutlined, list: lazy(() => import('./TargetGrid.js')) };
