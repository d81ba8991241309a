import { periodName } from '@keyline/model';
import { useLocale } from 'react-admin';

/** What a record behind a figure is called: a report by its period, as periods are called everywhere; all others by their own name. */
export const RecordLabel = ({ entity, label }: { entity: string; label: string }) => {
  const locale = useLocale();
  return <>{entity === 'report' ? periodName(label, locale === 'en' ? 'en' : 'zh-CN') : label}</>;
};
