import Add from '@mui/icons-material/Add';
import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import EditOutlined from '@mui/icons-material/EditOutlined';
import {
  CONTRACT_FILE_KINDS,
  CONTRACT_STATES,
  ContractFileRule,
  ContractSeriesInput,
  ContractSeriesPatch,
  SERIES_RESETS,
  type ContractSeriesRow,
  type ContractSettings,
} from '@keyline/model';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { BooleanInput, NumberInput, TextInput, useTranslate } from 'react-admin';
import { useFieldArray } from 'react-hook-form';
import { z } from 'zod';
import { useApi } from '../data/index.js';
import { Badge, EnumInput, EnumLabel, ErrorState, FormDrawer, Page, Panel, RowsSkeleton } from '../kit/index.js';

const PATH = CONTRACT_STATES.filter((state) => state !== 'terminated');
type Editing = ContractSeriesRow | 'new' | 'settings' | null;

const Series = ({ series, onEdit }: { series: ContractSeriesRow; onEdit: () => void }) => {
  const translate = useTranslate();
  return (
    <Box component="li" sx={{ display: 'flex', alignItems: 'center', gap: 1, py: 1, borderTop: 1, borderColor: 'divider' }}>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, fontWeight: 500 }}>
          {series.name}
          {series.isDefault && <Badge tone="accent">{translate('contracts.series.isDefault')}</Badge>}
          {!series.active && <Badge>{translate('contracts.series.off')}</Badge>}
        </Box>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, color: 'text.secondary', fontSize: 13 }}>
          <code>{series.pattern}</code>
          <EnumLabel enum="seriesReset" value={series.resets} />
          <span>{translate('contracts.series.next', { number: series.next })}</span>
        </Box>
      </Box>
      <IconButton aria-label={translate('contracts.series.edit', { name: series.name })} onClick={onEdit}>
        <EditOutlined fontSize="small" />
      </IconButton>
    </Box>
  );
};

const SeriesInputs = ({ used }: { used: boolean }) => (
  <Box sx={{ display: 'grid', gap: 1.5 }}>
    <TextInput source="name" label="contracts.series.name" isRequired helperText={false} />
    <TextInput
      source="pattern"
      label="contracts.series.pattern"
      isRequired
      disabled={used}
      helperText={used ? 'contracts.series.used' : 'contracts.series.patternHint'}
    />
    {!used && <EnumInput source="resets" label="contracts.series.resets" enum="seriesReset" values={SERIES_RESETS} required />}
    <BooleanInput source="isDefault" label="contracts.series.isDefault" helperText={false} />
    <BooleanInput source="active" label="contracts.series.active" helperText={false} />
  </Box>
);

/** Rows of one list of the settings: reminder days, files that belong to a contract. */
const SettingRows = ({
  source,
  fresh,
  children,
}: {
  source: string;
  fresh: () => unknown;
  children: (source: string) => ReactNode;
}) => {
  const translate = useTranslate();
  const { fields, append, remove } = useFieldArray({ name: source });
  return (
    <Box sx={{ mb: 3 }}>
      <Box sx={{ fontWeight: 600, mb: 1 }}>{translate(`contracts.settings.${source}`)}</Box>
      {fields.map(({ id }, index) => (
        <Box key={id} sx={{ display: 'flex', gap: 1, alignItems: 'start', mb: 1 }}>
          {children(`${source}.${index}`)}
          <IconButton aria-label={translate('contracts.settings.remove', { number: index + 1 })} onClick={() => remove(index)}>
            <DeleteOutlined fontSize="small" />
          </IconButton>
        </Box>
      ))}
      <Button size="small" startIcon={<Add />} onClick={() => append(fresh())}>
        {translate('contracts.settings.add')}
      </Button>
    </Box>
  );
};

/** The form holds each day as a row; the request is a list of numbers. */
const settingsForm = z.object({
  expiryReminderDays: z.array(z.object({ days: z.number().int().min(1).max(365) })).max(10),
  fileRules: z.array(ContractFileRule).max(60),
});

const SettingsInputs = () => (
  <>
    <SettingRows source="expiryReminderDays" fresh={() => ({ days: 60 })}>
      {(source) => (
        <NumberInput source={`${source}.days`} label="contracts.settings.days" min={1} max={365} step={1} helperText={false} />
      )}
    </SettingRows>
    <SettingRows source="fileRules" fresh={() => ({ state: 'signed', kind: 'other' })}>
      {(source) => (
        <>
          <EnumInput source={`${source}.state`} label="contracts.settings.from" enum="contractState" values={PATH} />
          <EnumInput
            source={`${source}.kind`}
            label="contracts.files.kind"
            enum="contractFileKind"
            values={CONTRACT_FILE_KINDS}
          />
        </>
      )}
    </SettingRows>
  </>
);

const Kept = ({ settings }: { settings: ContractSettings }) => {
  const translate = useTranslate();
  return (
    <>
      <Box sx={{ mb: 1 }}>
        {settings.expiryReminderDays.length > 0
          ? translate('contracts.settings.reminders', { days: settings.expiryReminderDays.join(' / ') })
          : translate('contracts.settings.noReminders')}
      </Box>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {settings.fileRules.map(({ state, kind }) => (
          <li key={`${state} ${kind}`}>
            <EnumLabel enum="contractState" value={state} /> · <EnumLabel enum="contractFileKind" value={kind} />
          </li>
        ))}
      </Box>
    </>
  );
};

/** How contracts are numbered, when people are reminded of their end, and which files belong to one. */
const ContractSettingsPage = () => {
  const translate = useTranslate();
  const api = useApi();
  const [editing, setEditing] = useState<Editing>(null);
  const series = useQuery({ queryKey: ['contract-series'], queryFn: () => api.get<ContractSeriesRow[]>('/contract-series') });
  const settings = useQuery({ queryKey: ['contract-settings'], queryFn: () => api.get<ContractSettings>('/contract-settings') });
  const error = series.error ?? settings.error;
  if (error) return <ErrorState error={error} onRetry={() => void Promise.all([series.refetch(), settings.refetch()])} />;
  const row = typeof editing === 'object' ? editing : null;
  const close = () => setEditing(null);
  return (
    <Page title={translate('contracts.settings.title')} subtitle={translate('contracts.settings.hint')} narrow>
      {!series.data || !settings.data ? (
        <RowsSkeleton rows={8} />
      ) : (
        <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
          <Panel
            title={translate('contracts.series.title')}
            actions={
              <Button startIcon={<Add />} onClick={() => setEditing('new')}>
                {translate('contracts.series.add')}
              </Button>
            }
          >
            <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
              {series.data.map((each) => (
                <Series key={each.id} series={each} onEdit={() => setEditing(each)} />
              ))}
            </Box>
          </Panel>
          <Panel
            title={translate('contracts.settings.keeping')}
            actions={
              <Button startIcon={<EditOutlined />} onClick={() => setEditing('settings')}>
                {translate('ra.action.edit')}
              </Button>
            }
          >
            <Kept settings={settings.data} />
          </Panel>
        </Box>
      )}
      <FormDrawer
        open={editing === 'new' || row !== null}
        onClose={close}
        title={row ? translate('contracts.series.edit', { name: row.name }) : translate('contracts.series.add')}
        schema={row ? ContractSeriesPatch.strip() : ContractSeriesInput}
        record={row ?? { resets: 'year', pattern: 'HT{YYYY}-{0000}', active: true, isDefault: false }}
        onSubmit={async ({ version, ...values }) => {
          if (!row) return api.post('/contract-series', values);
          const { pattern, resets, ...rest } = values;
          const data = row.used ? rest : { pattern, resets, ...rest };
          return api.update('contract-series', { id: row.id, data: { ...data, version }, previousData: { id: row.id } });
        }}
      >
        <SeriesInputs used={row?.used ?? false} />
      </FormDrawer>
      <FormDrawer
        open={editing === 'settings'}
        onClose={close}
        title={translate('contracts.settings.keeping')}
        schema={settingsForm}
        record={
          settings.data && { ...settings.data, expiryReminderDays: settings.data.expiryReminderDays.map((days) => ({ days })) }
        }
        onSubmit={(values) => {
          const days = (values['expiryReminderDays'] as { days: number }[]).map((each) => each.days);
          return api.put('/contract-settings', { ...values, expiryReminderDays: days, version: settings.data?.version });
        }}
      >
        <SettingsInputs />
      </FormDrawer>
    </Page>
  );
};

export default ContractSettingsPage;
