import polyglotI18nProvider from 'ra-i18n-polyglot';
import type { I18nProvider, TranslationMessages } from 'react-admin';
import { setRequestLanguage } from '../data/http.js';
import { en } from './en.js';
import { zh } from './zh.js';

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

const provider = polyglotI18nProvider(
  (locale) => (locale === 'en' ? en : zh) as unknown as TranslationMessages,
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
