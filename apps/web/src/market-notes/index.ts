import InsightsOutlined from '@mui/icons-material/InsightsOutlined';
import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

/** 市场信息. */
export const marketNotes: ResourceProps = {
  name: 'market-notes',
  icon: InsightsOutlined,
  recordRepresentation: 'content',
  list: lazy(() => import('./NoteList.js')),
  show: lazy(() => import('./NoteShow.js')),
  create: lazy(() => import('./NoteCreate.js')),
  edit: lazy(() => import('./NoteEdit.js')),
};
