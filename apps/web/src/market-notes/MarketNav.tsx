import { useTranslate } from 'react-admin';
import { PageSwitch } from '../kit/index.js';

const pages = [
  { label: 'marketNotes.nav.notes', path: '/market-notes' },
  { label: 'marketNotes.nav.competitors', path: '/competitors' },
] as const;

/** 情报 · 竞争对手. */
export const MarketNav = () => <PageSwitch label={useTranslate()('marketNotes.nav.label')} pages={pages} />;
