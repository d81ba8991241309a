import { useLocation } from 'react-router-dom';
import { useMe, type Permission } from '../data/index.js';
import { navigation, quickCreates, type NavEntry, type QuickCreate } from './navigation.js';

/** The rail's groups as far as the signed-in person uses them; empty groups are gone. */
export const useNavGroups = (): NavEntry[][] => {
  const permissions = new Set<Permission>(useMe()?.permissions);
  return navigation
    .map((group) => group.filter(({ may }) => !may || may.some((one) => permissions.has(one))))
    .filter((group) => group.length > 0);
};

export const useQuickCreates = (): QuickCreate[] => {
  const permissions = new Set<Permission>(useMe()?.permissions);
  return quickCreates.filter(({ may }) => permissions.has(may));
};

/** Whether an entry's page, or one below it, is open. */
export const useIsCurrent = (): ((path: string) => boolean) => {
  const { pathname } = useLocation();
  return (path) => (path === '/' ? pathname === '/' : pathname === path || pathname.startsWith(`${path}/`));
};
