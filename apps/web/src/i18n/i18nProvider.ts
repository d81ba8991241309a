import polyglotI18nProvider from 'ra-i18n-polyglot';
import type { I18nProvider, TranslationMessages } from 'react-admin';
import { setRequestLanguage } from '../data/http.js';

export type AppLocale = 'zh-CN' | 'en';

export const locales: { locale: AppLocale; name: string }[] = [
  { locale: 'zh-CN', name: '简体中文' },
  { locale: 'en', name: 'English' },
];

const announce = (locale: string): void => {
  document.documentElement.lang = locale;
  setRequestLanguage(locale);
};

/** Before anybody has chosen: the product's own language, unless the browser asks for English. */
const firstLocale: AppLocale = navigator.language.toLowerCase().startsWith('en') ? 'en' : 'zh-CN';

/** One language is loaded at a time; the other one when somebody asks for it. */
async function wordsIn(locale: string): Promise<TranslationMessages> {
  const { default: words } = await (locale === 'en' ? import('virtual:words/en') : import('virtual:words/zh'));
  return words as unknown as TranslationMessages;
}
const firstWords = await wordsIn(firstLocale);

const provider = polyglotI18nProvider(
  (locale) => (locale === firstLocale ? firstWords : wordsIn(locale)),
  firstLocale,
  locales,
  // A missing word shows its key instead of breaking the page; the message test finds it.
  { allowMissing: true },
);

announce(firstLocale);

/** Chinese first, English second; the chosen language also goes with every request. */
export const i18nProvider: I18nProvider = {
  ...provider,
  translate: (key, options) => provider.translate(key, options),
  changeLocale: async (locale: string) => {
    await provider.changeLocale(locale);
    announce(locale);
  },
};
