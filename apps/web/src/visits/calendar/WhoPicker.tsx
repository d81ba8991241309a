import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import type { PersonRow } from '@keyline/model';
import { useGetList, useTranslate } from 'react-admin';
import { useMe } from '../../data/index.js';
import { useAutocompleteWords } from '../../kit/index.js';

interface Option {
  id: string;
  name: string;
}

/** For those who lead: one's own calendar, the whole team's, or one colleague's. */
export const WhoPicker = ({ who, onChange }: { who: string; onChange: (who: string) => void }) => {
  const translate = useTranslate();
  const me = useMe();
  const { data = [] } = useGetList<PersonRow>(
    'users',
    {
      filter: { reachedBy: me?.id, leftOn_null: true },
      sort: { field: 'name', order: 'ASC' },
      pagination: { page: 1, perPage: 300 },
    },
    { enabled: Boolean(me) },
  );
  const words = useAutocompleteWords();
  const options: Option[] = [
    { id: 'me', name: translate('visits.calendar.mine') },
    { id: 'all', name: translate('visits.calendar.team') },
    ...data.filter(({ id }) => id !== me?.id).map(({ id, name }) => ({ id, name })),
  ];
  const value = options.find(({ id }) => id === who) ?? options[0] ?? { id: 'me', name: '' };
  return (
    <Autocomplete
      {...words}
      disableClearable
      options={options}
      value={value}
      getOptionLabel={({ name }) => name}
      getOptionKey={({ id }) => id}
      isOptionEqualToValue={(a, b) => a.id === b.id}
      onChange={(_, option) => onChange(option.id)}
      sx={{ width: { xs: '100%', md: 200 } }}
      renderInput={(params) => <TextField {...params} label={translate('visits.calendar.who')} />}
    />
  );
};
