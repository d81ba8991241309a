import Add from '@mui/icons-material/Add';
import Close from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ButtonBase from '@mui/material/ButtonBase';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Popover from '@mui/material/Popover';
import { useRef, useState } from 'react';
import { useGetOne, useListContext, useTranslate, type RaRecord } from 'react-admin';
import { FilterEditor } from './FilterEditor.js';
import { isSet, withoutSpec, type FilterSpec } from './filterSpec.js';
import type { FilterValues } from './listViews.js';
import { exactMoney } from './moneyText.js';

const RecordWords = ({ resource, id }: { resource: string; id: string }) => {
  const { data } = useGetOne<RaRecord<string>>(resource, { id });
  return <>{data ? String(data['name']) : '…'}</>;
};

const sums = (values: FilterValues, source: string): string =>
  ['gte', 'lte'].map((edge) => exactMoney(String(values[`${source}_${edge}`] ?? ''))?.replace(/\.00$/, '') ?? '').join(' – ');

/** The condition as it is read: `等级 A 级、B 级`. */
const FilterWords = ({ spec, values }: { spec: FilterSpec; values: FilterValues }) => {
  const translate = useTranslate();
  const value = values[spec.source];
  switch (spec.kind) {
    case 'enum':
      return (
        <>
          {(Array.isArray(value) ? (value as string[]) : [String(value)])
            .map((one) => translate(`enums.${spec.enum}.${one}`, { _: one }))
            .join(translate('kit.filter.or'))}
        </>
      );
    case 'person':
      return <RecordWords resource="users" id={String(value)} />;
    case 'account':
      return <RecordWords resource="accounts" id={String(value)} />;
    case 'department':
      return <RecordWords resource="departments" id={String(value)} />;
    case 'dateRange':
      return <>{`${String(values[`${spec.source}_gte`] ?? '')} – ${String(values[`${spec.source}_lte`] ?? '')}`}</>;
    case 'moneyRange':
      return <>{sums(values, spec.source)}</>;
    case 'flag':
      return null;
    case 'text':
      return <>{String(value)}</>;
  }
};

interface ChipProps {
  spec: FilterSpec;
  values: FilterValues;
  onOpen: (anchor: HTMLElement) => void;
  onRemove: () => void;
}

const FilterChip = ({ spec, values, onOpen, onRemove }: ChipProps) => {
  const translate = useTranslate();
  return (
    <Box
      sx={{
        display: 'inline-flex',
        alignItems: 'stretch',
        borderRadius: 1,
        fontSize: 13,
        minHeight: { xs: 40, md: 28 },
        maxWidth: '100%',
        color: 'primary.main',
        bgcolor: (theme) => theme.tokens.selected,
      }}
    >
      <ButtonBase
        onClick={(event) => spec.kind !== 'flag' && onOpen(event.currentTarget)}
        sx={{ pl: 1.25, pr: 0.5, borderRadius: 1, gap: 0.75, minWidth: 0 }}
      >
        <span>{translate(spec.label)}</span>
        <Box component="strong" sx={{ fontWeight: 600, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
          <FilterWords spec={spec} values={values} />
        </Box>
      </ButtonBase>
      <ButtonBase
        onClick={onRemove}
        aria-label={`${translate('ra.action.remove_filter')}: ${translate(spec.label)}`}
        sx={{ px: 0.75, borderRadius: 1, minWidth: { xs: 40, md: 28 } }}
      >
        <Close sx={{ fontSize: 15 }} />
      </ButtonBase>
    </Box>
  );
};

/** The chips above a list, and the button that adds one. Lives in a list context; the values are in the URL. */
export const FilterBar = ({ filters, hidden = [] }: { filters: FilterSpec[]; hidden?: string[] }) => {
  const translate = useTranslate();
  const { filterValues, setFilters } = useListContext();
  const values = filterValues as FilterValues;
  const addButton = useRef<HTMLButtonElement>(null);
  const [menu, setMenu] = useState(false);
  const [editing, setEditing] = useState<{ spec: FilterSpec; anchor: HTMLElement } | null>(null);
  const shown = filters.filter((spec) => isSet(spec, values) && !hidden.includes(spec.source));
  const offered = filters.filter((spec) => !isSet(spec, values));
  const change = (next: FilterValues) => setFilters(next, {});
  const pick = (spec: FilterSpec) => {
    setMenu(false);
    if (spec.kind === 'flag') change({ ...values, [spec.source]: true });
    else if (addButton.current) setEditing({ spec, anchor: addButton.current });
  };
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 1, minWidth: 0 }}>
      {shown.map((spec) => (
        <FilterChip
          key={spec.source}
          spec={spec}
          values={values}
          onOpen={(anchor) => setEditing({ spec, anchor })}
          onRemove={() => change(withoutSpec(spec, values))}
        />
      ))}
      <Button
        ref={addButton}
        size="small"
        startIcon={<Add />}
        onClick={() => setMenu(true)}
        sx={{ color: 'text.secondary' }}
        aria-haspopup="menu"
      >
        {translate('kit.filter.add')}
      </Button>
      <Menu open={menu} anchorEl={() => addButton.current} onClose={() => setMenu(false)}>
        {offered.map((spec) => (
          <MenuItem key={spec.source} onClick={() => pick(spec)}>
            {translate(spec.label)}
          </MenuItem>
        ))}
      </Menu>
      <Popover
        open={editing !== null}
        anchorEl={editing?.anchor}
        onClose={() => setEditing(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        slotProps={{ paper: { sx: { p: 2, mt: 0.5, maxWidth: 'min(420px, calc(100vw - 32px))' } } }}
      >
        {editing && <FilterEditor spec={editing.spec} values={values} onChange={change} />}
      </Popover>
    </Box>
  );
};
