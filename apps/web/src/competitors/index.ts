import SportsKabaddiOutlined from '@mui/icons-material/SportsKabaddiOutlined';
import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

/** 竞争对手. */
export const competitors: ResourceProps = {
  name: 'competitors',
  icon: SportsKabaddiOutlined,
  recordRepresentation: 'name',
  list: lazy(() => import('./CompetitorList.js')),
  show: lazy(() => import('./CompetitorShow.js')),
  create: lazy(() => import('./CompetitorCreate.js')),
  edit: lazy(() => import('./CompetitorEdit.js')),
};
