import { lazy } from 'react';

export const settingsPages = [{ path: '/settings', page: lazy(() => import('./SettingsPage.js')) }];
