import { lazy } from 'react';

export const moneyCheckPages = [{ path: '/money-checks', page: lazy(() => import('./MoneyChecksPage.js')) }];
