import Add from '@mui/icons-material/Add';
import { lazy, Suspense, useState, type ComponentType } from 'react';
import { useTranslate } from 'react-admin';
import { useMe, useOnline, type Permission } from '../data/index.js';
import { DateText, Page, PageSkeleton } from '../kit/index.js';

type HomeKind = 'director' | 'supervisor' | 'rep' | 'finance' | 'admin' | 'general';

/** Which home a person gets: the first whose permissions they all hold. */
const kinds: [HomeKind, readonly Permission[]][] = [
  ['director', ['report:review', 'report-run:start']],
  ['supervisor', ['report:review']],
  ['rep', ['visit:log']],
  ['finance', ['payment:book']],
  ['admin', ['job:manage']],
  ['general', []],
];

const parts: Record<HomeKind, ComponentType> = {
  director: lazy(() => import('./DirectorHome.js')),
  supervisor: lazy(() => import('./SupervisorHome.js')),
  rep: lazy(() => import('./RepHome.js')),
  finance: lazy(() => import('./FinanceHome.js')),
  admin: lazy(() => import('./AdminHome.js')),
  general: lazy(() => import('./GeneralHome.js')),
};

const Offline = lazy(() => import('./OfflineHome.js'));

/** The one thing that a day begins with: the first that the person may do. */
const primaries: { may: Permission; label: string; to: string }[] = [
  { may: 'visit:log', label: 'shell.create.visit', to: '/visits/create' },
  { may: 'payment:book', label: 'shell.create.payment', to: '/payments/create' },
  { may: 'person:write', label: 'users.create', to: '/users/create' },
];

/** Was the page opened without a network, and is there still none? What was shown before the network went stays. */
const useOpenedOffline = (): boolean => {
  const online = useOnline();
  const [offline, setOffline] = useState(!online);
  if (online && offline) setOffline(false);
  return offline;
};

/** 今日: what this person's day needs, by what they may do. */
export const HomePage = () => {
  const translate = useTranslate();
  const me = useMe();
  const offline = useOpenedOffline();
  if (!me) return <PageSkeleton />;
  const kind = kinds.find(([, needed]) => needed.every((one) => me.permissions.includes(one)))?.[0] ?? 'general';
  const Part = offline ? Offline : parts[kind];
  const primary = primaries.find(({ may }) => me.permissions.includes(may));
  return (
    <Page
      title={translate('shell.nav.today')}
      subtitle={
        <>
          {me.name} · <DateText value={me.today} />
        </>
      }
      primary={primary && { label: translate(primary.label), icon: <Add />, to: primary.to }}
    >
      <Suspense fallback={<PageSkeleton />}>
        <Part />
      </Suspense>
    </Page>
  );
};
