import { lazy } from 'react';

/** 应收: what customers owe, by age. */
export const receivablePages = [{ path: '/receivables', page: lazy(() => import('./ReceivablesPage.js')) }];
