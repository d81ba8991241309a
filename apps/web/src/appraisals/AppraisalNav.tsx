import { useTranslate } from 'react-admin';
import { useMay } from '../data/index.js';
import { PageSwitch } from '../kit/index.js';

/** The forms, the month at a glance for those who judge, and what the forms ask. */
export const AppraisalNav = () => {
  const reads = useMay('appraisal:read');
  const judges = useMay('appraisal:judge');
  const writes = useMay('appraisal-template:write');
  const pages = [
    ...(reads ? [{ label: 'appraisals.nav.list', path: '/appraisals' }] : []),
    ...(judges ? [{ label: 'appraisals.nav.overview', path: '/appraisals/overview' }] : []),
    ...(writes ? [{ label: 'appraisals.nav.templates', path: '/appraisals/templates' }] : []),
  ];
  const label = useTranslate()('appraisals.nav.label');
  return pages.length > 1 ? <PageSwitch label={label} pages={pages} /> : null;
};
