import type { Me, Permission } from '@keyline/model';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { fetchMe } from './authProvider.js';
import type { KeylineDataProvider } from './dataProvider.js';

/** The signed-in person, or undefined while that is being asked. */
export const useMe = (): Me | undefined =>
  useQuery({ queryKey: ['auth', 'me'], queryFn: () => fetchMe(), staleTime: 5 * 60_000, retry: false, networkMode: 'always' })
    .data;

/** May the signed-in person do this (`'account:create'`)? Several: any of them. False while unknown. */
export const useMay = (permission: Permission | readonly Permission[]): boolean => {
  const permissions = useMe()?.permissions ?? [];
  const wanted: readonly Permission[] = typeof permission === 'string' ? [permission] : permission;
  return wanted.some((one) => permissions.includes(one));
};

/** The organisation's date of today, `YYYY-MM-DD`. Falls back to the device's until the server has answered. */
export const useToday = (): string => useMe()?.today ?? new Date().toLocaleDateString('sv-SE');

/** The data provider with the product's own calls: verb, get, post, measureValues, measureRows, ageing. */
export const useApi = (): KeylineDataProvider => useDataProvider<KeylineDataProvider>();
