import { lazy } from 'react';

/** 销售预测: said week by week, added up, and held against what came. */
export const forecastPages = [{ path: '/forecast', page: lazy(() => import('./ForecastPage.js')) }];
