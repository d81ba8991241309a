import { useQueryClient } from '@tanstack/react-query';
import { useDataProvider, useLocaleState, useNotify, useTranslate } from 'react-admin';
import { forgetMe } from '../data/index.js';
import { locales } from '../i18n/i18nProvider.js';
import { ChoiceChips } from '../kit/index.js';

/** The language of the screens and of what the system sends to this person. */
export const LanguageChoice = () => {
  const translate = useTranslate();
  const notify = useNotify();
  const dataProvider = useDataProvider();
  const queryClient = useQueryClient();
  const [locale, setLocale] = useLocaleState();
  const choose = async (next: string | undefined): Promise<void> => {
    if (!next || next === locale) return;
    setLocale(next);
    try {
      await dataProvider.update('auth', { id: 'me', data: { locale: next }, previousData: { id: 'me' } });
      forgetMe();
      await queryClient.invalidateQueries({ queryKey: ['auth'] });
    } catch (error) {
      notify(error instanceof Error ? error.message : 'ra.notification.http_error', { type: 'error' });
    }
  };
  return (
    <ChoiceChips
      label={translate('settings.language.title')}
      choices={locales.map(({ locale: id, name }) => ({ id, name }))}
      value={[locale]}
      onChange={([next]) => void choose(next)}
    />
  );
};
