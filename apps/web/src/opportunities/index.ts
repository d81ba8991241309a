import FilterAltOutlined from '@mui/icons-material/FilterAltOutlined';
import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

/** 商机. Each screen is its own chunk. */
export const opportunities: ResourceProps = {
  name: 'opportunities',
  icon: FilterAltOutlined,
  recordRepresentation: 'name',
  list: lazy(() => import('./OpportunityList.js')),
  show: lazy(() => import('./OpportunityShow.js')),
  create: lazy(() => import('./OpportunityCreate.js')),
  edit: lazy(() => import('./OpportunityEdit.js')),
};

/** 商机看板: the open deals by stage. */
export const opportunityPages = [{ path: '/opportunities/board', page: lazy(() => import('./BoardPage.js')) }];
