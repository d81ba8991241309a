import type { ContractSeriesRow } from '@keyline/model';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { AutocompleteInput, NumberInput, ReferenceInput, SelectInput, TextInput, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { useApi } from '../data/index.js';
import { AccountInput, DateInput, FormSection, MoneyInput, Wide } from '../kit/index.js';
import { LinesEditor } from './LinesEditor.js';
import { MilestonesEditor } from '../milestones/MilestonesEditor.js';
import { PartiesEditor } from './PartiesEditor.js';
import { ScheduleEditor } from './ScheduleEditor.js';

const bySearch = (q: string) => (q ? { q } : {});

/** The deal that the contract comes from: one of the account's, won. */
const DealInput = () => {
  const accountId = useWatch({ name: 'accountId' }) as string | undefined;
  if (!accountId) return null;
  return (
    <ReferenceInput
      source="opportunityId"
      reference="opportunities"
      filter={{ accountId, stage: 'won' }}
      sort={{ field: 'closedOn', order: 'DESC' }}
    >
      <AutocompleteInput filterToQuery={bySearch} helperText={false} />
    </ReferenceInput>
  );
};

/** Which number series the number comes from; asked only where there is a choice. */
const SeriesInput = () => {
  const translate = useTranslate();
  const api = useApi();
  const { data = [] } = useQuery({
    queryKey: ['contract-series'],
    queryFn: () => api.get<ContractSeriesRow[]>('/contract-series'),
  });
  const active = data.filter((series) => series.active);
  if (active.length < 2) return null;
  return (
    <SelectInput
      source="seriesId"
      label="contracts.series.input"
      choices={active.map(({ id, name, next }) => ({ id, name: `${name} · ${next}` }))}
      translateChoice={false}
      emptyText={translate('contracts.series.default')}
      helperText={false}
      margin="none"
      sx={{ minWidth: 0, width: '100%' }}
    />
  );
};

const ListSection = ({ name, children }: { name: string; children: ReactNode }) => {
  const translate = useTranslate();
  return (
    <FormSection title={translate(`contracts.section.${name}`)}>
      <Wide>{children}</Wide>
    </FormSection>
  );
};

/** The lists of a contract. */
export const ContractLists = () => (
  <>
    <ListSection name="lines">
      <LinesEditor />
    </ListSection>
    <ListSection name="milestones">
      <MilestonesEditor />
    </ListSection>
    <ListSection name="schedule">
      <ScheduleEditor />
    </ListSection>
    <ListSection name="parties">
      <PartiesEditor />
    </ListSection>
  </>
);

/** The inputs of a contract with all that it consists of. Account and deal are chosen once. */
export const ContractInputs = ({ isNew = false }: { isNew?: boolean }) => {
  const translate = useTranslate();
  return (
    <>
      <FormSection title={translate('contracts.section.basics')}>
        <Wide>
          <TextInput source="name" isRequired helperText={false} autoFocus />
        </Wide>
        {isNew && <AccountInput source="accountId" required />}
        {isNew && <DealInput />}
        {isNew && <SeriesInput />}
        <MoneyInput source="amount" isRequired />
        <TextInput source="taxRate" helperText={false} slotProps={{ htmlInput: { inputMode: 'decimal' } }} />
        <DateInput source="startsOn" />
        <DateInput source="endsOn" />
        <NumberInput
          source="paymentTermDays"
          min={0}
          max={720}
          step={1}
          helperText={isNew ? translate('contracts.termHint') : false}
        />
        <Wide>
          <TextInput source="note" multiline minRows={2} helperText={false} />
        </Wide>
      </FormSection>
      <ContractLists />
    </>
  );
};
