import { useLocale } from 'react-admin';

/** The name of a step or a definition in the reader's language. */
export const useBothLanguages = (): ((name: { zh: string; en: string } | null | undefined) => string) => {
  const locale = useLocale();
  return (name) => (name ? (locale === 'en' ? name.en : name.zh) : '');
};

/** Several names in a row, as the reader's language separates them. */
export const useJoined = (): ((names: readonly string[]) => string) => {
  const locale = useLocale();
  return (names) => names.join(locale === 'en' ? ', ' : '、');
};
