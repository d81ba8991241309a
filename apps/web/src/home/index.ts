import { lazy } from 'react';

/** What `/` shows. */
export const HomePage = lazy(() => import('./HomePage.js').then((module) => ({ default: module.HomePage })));
