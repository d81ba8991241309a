import { appraisalName } from '@keyline/model';
import { useLocale } from 'react-admin';

/** What a form or a judged line is called: the product's own names in the language of the screen, a person's own as typed. */
export const useFormName = (): ((name: string) => string) => {
  const locale = useLocale() === 'en' ? 'en' : 'zh-CN';
  return (name) => appraisalName(name, locale);
};
