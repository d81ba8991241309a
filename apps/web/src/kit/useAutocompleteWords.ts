import { useTranslate } from 'react-admin';

/** What an `<Autocomplete>` says by itself, to be spread into it: its own words are English. */
export const useAutocompleteWords = () => {
  const translate = useTranslate();
  return {
    noOptionsText: translate('shell.search.none'),
    loadingText: translate('shell.search.searching'),
    clearText: translate('ra.action.clear_input_value'),
    openText: translate('ra.action.expand'),
    closeText: translate('ra.action.close'),
  };
};
