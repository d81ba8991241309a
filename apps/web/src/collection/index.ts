import PhoneForwardedOutlined from '@mui/icons-material/PhoneForwardedOutlined';
import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

/** 催收: whom to chase. */
export const collection: ResourceProps = {
  name: 'collection',
  icon: PhoneForwardedOutlined,
  list: lazy(() => import('./CollectionList.js')),
};
/** 承诺回款. */
export const promises: ResourceProps = {
  name: 'promises',
  list: lazy(() => import('./PromiseList.js')),
  show: lazy(() => import('./PromiseShow.js')),
};
/** 催收记录. */
export const dunnings: ResourceProps = { name: 'dunnings', list: lazy(() => import('./DunningList.js')) };

export const collectionPages = [{ path: '/dunning-levels', page: lazy(() => import('./DunningLevelsPage.js')) }];
