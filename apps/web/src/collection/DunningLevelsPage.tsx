import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import { DUNNING_ACTIONS, DUNNING_OWNERS, type DunningLevel, type DunningLevels } from '@keyline/model';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { useApi } from '../data/index.js';
import { ErrorState, Page, Panel, RowsSkeleton } from '../kit/index.js';

const KEY = ['dunning-levels'] as const;
type Change = <Field extends keyof DunningLevel>(field: Field, value: DunningLevel[Field]) => void;

const Choice = ({
  label,
  enumName,
  value,
  values,
  disabled,
  onChange,
}: {
  label: string;
  enumName: string;
  value: string;
  values: readonly string[];
  disabled: boolean;
  onChange: (value: string) => void;
}) => {
  const translate = useTranslate();
  return (
    <TextField
      select
      size="small"
      label={label}
      value={value}
      disabled={disabled}
      onChange={(event) => onChange(event.target.value)}
    >
      {values.map((each) => (
        <MenuItem key={each} value={each}>
          {translate(`enums.${enumName}.${each}`)}
        </MenuItem>
      ))}
    </TextField>
  );
};

const LevelLine = ({ level, disabled, change }: { level: DunningLevel; disabled: boolean; change: Change }) => {
  const translate = useTranslate();
  const off = disabled || !level.active;
  const text = (field: 'nameZh' | 'nameEn') => (
    <TextField
      size="small"
      label={translate(`collection.levelField.${field}`)}
      value={level[field]}
      disabled={off}
      onChange={(event) => change(field, event.target.value)}
    />
  );
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gap: 1.5,
        alignItems: 'center',
        px: 2,
        py: 1.5,
        borderTop: 1,
        borderColor: 'divider',
        gridTemplateColumns: { xs: 'repeat(2, minmax(0, 1fr))', md: '56px 120px repeat(4, minmax(0, 1fr)) 64px' },
      }}
    >
      <Box sx={{ fontWeight: 600 }}>{translate('collection.level', { level: level.level })}</Box>
      <TextField
        size="small"
        type="number"
        label={translate('collection.levelField.fromDays')}
        value={level.fromDays}
        disabled={off}
        onChange={(event) => change('fromDays', Number(event.target.value))}
        slotProps={{ htmlInput: { min: 1, max: 3650 } }}
      />
      {text('nameZh')}
      {text('nameEn')}
      <Choice
        label={translate('collection.levelField.owner')}
        enumName="dunningOwner"
        value={level.owner}
        values={DUNNING_OWNERS}
        disabled={off}
        onChange={(value) => change('owner', value as DunningLevel['owner'])}
      />
      <Choice
        label={translate('collection.levelField.action')}
        enumName="dunningAction"
        value={level.action}
        values={DUNNING_ACTIONS}
        disabled={off}
        onChange={(value) => change('action', value as DunningLevel['action'])}
      />
      <Switch
        checked={level.active}
        disabled={disabled}
        onChange={(_, active) => change('active', active)}
        slotProps={{ input: { 'aria-label': translate('collection.levelField.active') } }}
      />
    </Box>
  );
};

const Editor = ({ stored }: { stored: DunningLevels }) => {
  const translate = useTranslate();
  const api = useApi();
  const notify = useNotify();
  const client = useQueryClient();
  const [levels, setLevels] = useState(stored.levels);
  const save = async (): Promise<void> => {
    try {
      const kept = await api.put<DunningLevels>('/dunning-levels', { levels, version: stored.version });
      client.setQueryData(KEY, kept);
      notify('collection.levelsSaved', { type: 'success' });
    } catch (failure) {
      notify(failure instanceof Error ? failure.message : 'ra.notification.http_error', { type: 'error' });
      await client.invalidateQueries({ queryKey: KEY });
    }
  };
  return (
    <Panel flush>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', '& > li:first-of-type': { borderTop: 0 } }}>
        {levels.map((level) => (
          <LevelLine
            key={level.level}
            level={level}
            disabled={!stored.can.edit}
            change={(field, value) =>
              setLevels((before) => before.map((each) => (each.level === level.level ? { ...each, [field]: value } : each)))
            }
          />
        ))}
      </Box>
      {stored.can.edit && (
        <Box sx={{ px: 2, py: 1.5, borderTop: 1, borderColor: 'divider', textAlign: 'right' }}>
          <Button variant="contained" onClick={() => void save()} disabled={levels === stored.levels}>
            {translate('ra.action.save')}
          </Button>
        </Box>
      )}
    </Panel>
  );
};

/** From how many days overdue who does what. */
const DunningLevelsPage = () => {
  const translate = useTranslate();
  const api = useApi();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: KEY,
    queryFn: () => api.get<DunningLevels>('/dunning-levels'),
  });
  return (
    <Page title={translate('collection.levels')} subtitle={translate('collection.levelsHint')}>
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : isPending ? (
        <RowsSkeleton />
      ) : (
        <Editor key={data.version} stored={data} />
      )}
    </Page>
  );
};

export default DunningLevelsPage;
