import { useTranslate } from 'react-admin';
import { PageSwitch } from '../kit/index.js';

const pages = [
  { label: 'collection.nav.list', path: '/collection' },
  { label: 'collection.nav.promises', path: '/promises' },
  { label: 'collection.nav.log', path: '/dunnings' },
] as const;

/** 催收 · 承诺 · 记录. */
export const CollectionNav = () => <PageSwitch label={useTranslate()('collection.nav.label')} pages={pages} />;
