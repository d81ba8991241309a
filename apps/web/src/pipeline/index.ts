import { lazy } from 'react';

/** 商机报表: the pipeline of a week or month. */
export const pipelinePages = [{ path: '/pipeline', page: lazy(() => import('./PipelinePage.js')) }];
export { ForecastNav } from './ForecastNav.js';
export { CutSwitch } from './CutSwitch.js';
