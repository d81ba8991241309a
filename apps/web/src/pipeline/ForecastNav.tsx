import { useTranslate } from 'react-admin';
import { PageSwitch } from '../kit/index.js';

const PAGES = [
  { label: 'pipeline.title', path: '/pipeline' },
  { label: 'forecast.title', path: '/forecast' },
];

/** Two looks at what is to come: what stands in the pipeline, and what people say of it. */
export const ForecastNav = () => <PageSwitch label={useTranslate()('pipeline.nav')} pages={PAGES} />;
