import { useTranslate } from 'react-admin';
import { PageSwitch } from '../kit/index.js';

const PAGES = [
  { label: 'targetPlans.nav.grid', path: '/targets' },
  { label: 'targetPlans.nav.plans', path: '/target-plans' },
];

/** Targets of a week or month, and the plans of the year that they come from. */
export const TargetNav = () => <PageSwitch label={useTranslate()('targetPlans.nav.label')} pages={PAGES} />;
