import { AutocompleteInput, NumberInput, ReferenceInput, TextInput, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { AccountInput, DateInput, FormSection, MoneyInput, Wide } from '../kit/index.js';
import { MilestonesEditor } from '../milestones/MilestonesEditor.js';
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

/** The inputs of a contract with its payment schedule. Account and deal are chosen once. */
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
      <FormSection title={translate('milestones.title')}>
        <Wide>
          <MilestonesEditor />
        </Wide>
      </FormSection>
      <FormSection title={translate('contracts.section.schedule')}>
        <Wide>
          <ScheduleEditor />
        </Wide>
      </FormSection>
    </>
  );
};
