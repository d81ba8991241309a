import { lazy } from 'react';

/** 应收: what customers owe, by age, and when the money is reckoned with. */
export const receivablePages = [
  { path: '/receivables', page: lazy(() => import('./ReceivablesPage.js')) },
  { path: '/receivables/calendar', page: lazy(() => import('./CashCalendarPage.js')) },
];
