import { lazy } from 'react';

export const jobPages = [{ path: '/jobs', page: lazy(() => import('./JobsPage.js')) }];
