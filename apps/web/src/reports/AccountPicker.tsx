import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import type { AccountRow } from '@keyline/model';
import { useState } from 'react';
import { useGetList, useTranslate } from 'react-admin';
import { useAutocompleteWords } from '../kit/index.js';

interface Chosen {
  id: string;
  name: string;
}

export interface AccountPickerProps {
  value: Chosen | null;
  onChange: (account: Chosen | null) => void;
}

/** An account by name or pinyin, outside a form. */
export const AccountPicker = ({ value, onChange }: AccountPickerProps) => {
  const translate = useTranslate();
  const words = useAutocompleteWords();
  const [q, setQ] = useState('');
  const [open, setOpen] = useState(false);
  const { data = [], isFetching } = useGetList<AccountRow>(
    'accounts',
    { filter: { q }, pagination: { page: 1, perPage: 10 }, sort: { field: 'name', order: 'ASC' } },
    { enabled: open },
  );
  return (
    <Autocomplete<Chosen>
      {...words}
      options={data}
      value={value}
      open={open}
      onOpen={() => setOpen(true)}
      onClose={() => setOpen(false)}
      loading={isFetching}
      filterOptions={(options) => options}
      getOptionLabel={(option) => option.name}
      getOptionKey={(option) => option.id}
      isOptionEqualToValue={(a, b) => a.id === b.id}
      onInputChange={(_, text, reason) => reason === 'input' && setQ(text)}
      onChange={(_, option) => onChange(option && { id: option.id, name: option.name })}
      renderInput={(params) => (
        <TextField
          {...params}
          placeholder={translate('reports.next.account')}
          slotProps={{ htmlInput: { ...params.inputProps, 'aria-label': translate('reports.next.account') } }}
        />
      )}
    />
  );
};
