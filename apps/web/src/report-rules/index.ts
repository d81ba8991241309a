import { lazy } from 'react';

/** Under 设置: who owes which report by when, and which days are worked. */
export const reportRulePages = [
  { path: '/settings/report-rules', page: lazy(() => import('./RulesPage.js')) },
  { path: '/settings/calendar', page: lazy(() => import('./CalendarPage.js')) },
];
