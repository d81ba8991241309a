import { useTranslate } from 'react-admin';
import { PageSwitch } from '../kit/index.js';

const pages = [
  { label: 'shell.nav.accounts', path: '/accounts' },
  { label: 'shell.nav.contacts', path: '/contacts' },
] as const;

/** 客户 · 联系人. */
export const AccountNav = () => <PageSwitch label={useTranslate()('shell.nav.accounts')} pages={pages} />;
