import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useGetList, useGetOne, useTranslate, type RaRecord } from 'react-admin';
import { ChoiceChips } from './ChoiceChips.js';
import type { FilterSpec } from './filterSpec.js';
import { DayField } from './form/DayField.js';
import type { FilterValues } from './listViews.js';
import { exactMoney, parseMoney } from './moneyText.js';
import { useAutocompleteWords } from './useAutocompleteWords.js';

export interface FilterEditorProps {
  spec: FilterSpec;
  values: FilterValues;
  onChange: (values: FilterValues) => void;
}

const EnumEditor = ({ spec, values, onChange }: FilterEditorProps & { spec: Extract<FilterSpec, { kind: 'enum' }> }) => {
  const translate = useTranslate();
  const current = values[spec.source];
  const chosen = Array.isArray(current) ? (current as string[]) : current ? [String(current)] : [];
  return (
    <ChoiceChips
      label={translate(spec.label)}
      multiple={!spec.single}
      choices={spec.values.map((value) => ({ id: value, name: translate(`enums.${spec.enum}.${value}`, { _: value }) }))}
      value={chosen}
      onChange={(next) => onChange({ ...values, [spec.source]: next.length > 1 ? next : next[0] })}
    />
  );
};

const resourceOf = { person: 'users', account: 'accounts', department: 'departments' } as const;

/** One record picked by typing, for a filter. */
const RecordEditor = ({
  spec,
  values,
  onChange,
}: FilterEditorProps & { spec: Extract<FilterSpec, { kind: 'person' | 'account' | 'department' }> }) => {
  const translate = useTranslate();
  const words = useAutocompleteWords();
  const [q, setQ] = useState('');
  const id = values[spec.source] as string | undefined;
  const resource = resourceOf[spec.kind];
  const { data = [], isFetching } = useGetList<RaRecord<string>>(resource, {
    filter: { q },
    pagination: { page: 1, perPage: 10 },
    sort: { field: 'name', order: 'ASC' },
  });
  const { data: chosen } = useGetOne<RaRecord<string>>(resource, { id: id ?? '' }, { enabled: Boolean(id) });
  return (
    <Autocomplete
      {...words}
      options={data}
      value={chosen ?? null}
      loading={isFetching}
      filterOptions={(options) => options}
      getOptionLabel={(option) => String(option['name'])}
      isOptionEqualToValue={(a, b) => a.id === b.id}
      onInputChange={(_, text, reason) => reason === 'input' && setQ(text)}
      onChange={(_, option) => onChange({ ...values, [spec.source]: option?.id })}
      sx={{ width: 260 }}
      renderInput={(params) => <TextField {...params} label={translate(spec.label)} autoFocus />}
    />
  );
};

const DateRangeEditor = ({ spec, values, onChange }: FilterEditorProps) => {
  const translate = useTranslate();
  return (
    <Box sx={{ display: 'flex', gap: 1 }}>
      {(['gte', 'lte'] as const).map((edge) => (
        <DayField
          key={edge}
          label={translate(`kit.filter.${edge}`)}
          value={String(values[`${spec.source}_${edge}`] ?? '')}
          onChange={(day) => onChange({ ...values, [`${spec.source}_${edge}`]: day || undefined })}
          sx={{ width: 160 }}
        />
      ))}
    </Box>
  );
};

/** Sums from and to; what is not a sum yet does not filter. */
const MoneyRangeEditor = ({ spec, values, onChange }: FilterEditorProps) => {
  const translate = useTranslate();
  const change = (edge: string, typed: string) => {
    const sum = parseMoney(typed);
    if (typed === '' || exactMoney(sum)) onChange({ ...values, [`${spec.source}_${edge}`]: sum || undefined });
  };
  return (
    <Box sx={{ display: 'flex', gap: 1 }}>
      {(['gte', 'lte'] as const).map((edge) => (
        <TextField
          key={edge}
          label={translate(`kit.filter.${edge}`)}
          defaultValue={String(values[`${spec.source}_${edge}`] ?? '')}
          onChange={(event) => change(edge, event.target.value)}
          slotProps={{
            htmlInput: { inputMode: 'decimal' },
            input: { startAdornment: <InputAdornment position="start">¥</InputAdornment> },
          }}
          sx={{ width: 160 }}
        />
      ))}
    </Box>
  );
};

const TextEditor = ({ spec, values, onChange }: FilterEditorProps) => {
  const translate = useTranslate();
  return (
    <TextField
      autoFocus
      label={translate(spec.label)}
      defaultValue={String(values[spec.source] ?? '')}
      onChange={(event) => onChange({ ...values, [spec.source]: event.target.value || undefined })}
      sx={{ width: 240 }}
    />
  );
};

/** The inside of a chip's popover: how one condition is chosen. */
export const FilterEditor = ({ spec, ...rest }: FilterEditorProps) => {
  if (spec.kind === 'enum') return <EnumEditor spec={spec} {...rest} />;
  if (spec.kind === 'person' || spec.kind === 'account' || spec.kind === 'department')
    return <RecordEditor spec={spec} {...rest} />;
  if (spec.kind === 'dateRange') return <DateRangeEditor spec={spec} {...rest} />;
  if (spec.kind === 'moneyRange') return <MoneyRangeEditor spec={spec} {...rest} />;
  return <TextEditor spec={spec} {...rest} />;
};
