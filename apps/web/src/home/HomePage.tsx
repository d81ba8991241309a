import Add from '@mui/icons-material/Add';
import { lazy, Suspense, type ComponentType } from 'react';
import { useTranslate } from 'react-admin';
import { useMay, useMe, type Permission } from '../data/index.js';
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

/** 今日: what this person's day needs, by what they may do. */
export const HomePage = () => {
  const translate = useTranslate();
  const me = useMe();
  const mayLog = useMay('visit:log');
  if (!me) return <PageSkeleton />;
  const kind = kinds.find(([, needed]) => needed.every((one) => me.permissions.includes(one)))?.[0] ?? 'general';
  const Part = parts[kind];
  return (
    <Page
      title={translate('shell.nav.today')}
      subtitle={
        <>
          {me.name} · <DateText value={me.today} />
        </>
      }
      primary={mayLog && { label: translate('shell.create.visit'), icon: <Add />, to: '/visits/create' }}
    >
      <Suspense fallback={<PageSkeleton />}>
        <Part />
      </Suspense>
    </Page>
  );
};
