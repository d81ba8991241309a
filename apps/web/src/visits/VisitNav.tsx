import { useTranslate } from 'react-admin';
import { PageSwitch } from '../kit/index.js';

const pages = [
  { label: 'visits.nav.list', path: '/visits' },
  { label: 'visits.nav.calendar', path: '/visits/calendar' },
  { label: 'visits.nav.plans', path: '/visit-plans' },
] as const;

/** 记录 · 日历 · 计划: three looks at the same work. */
export const VisitNav = () => <PageSwitch label={useTranslate()('visits.nav.label')} pages={pages} />;
