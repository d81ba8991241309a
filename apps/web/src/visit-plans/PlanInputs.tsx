import { VISIT_KINDS } from '@keyline/model';
import { TextInput, useTranslate } from 'react-admin';
import { useMay, useMe } from '../data/index.js';
import { AccountInput, ChipsInput, DateInput, FormSection, PersonInput, QuickDates, Wide } from '../kit/index.js';

/** What an open plan may change: when, how, what for. */
export const PlanMatters = () => (
  <>
    <DateInput source="plannedOn" label="resources.visit-plans.fields.plannedOn" isRequired />
    <TextInput
      source="startsAt"
      label="resources.visit-plans.fields.startsAt"
      type="time"
      helperText={false}
      slotProps={{ inputLabel: { shrink: true } }}
    />
    <Wide>
      <QuickDates source="plannedOn" offer={['today', 'tomorrow', 'nextMonday', 'inTwoWeeks']} />
    </Wide>
    <Wide>
      <ChipsInput source="kind" label="resources.visit-plans.fields.kind" enum="visitKind" values={VISIT_KINDS} />
    </Wide>
    <Wide>
      <TextInput source="purpose" label="resources.visit-plans.fields.purpose" helperText={false} />
    </Wide>
  </>
);

/** The inputs of a new plan; those who lead may plan for the team. */
export const PlanInputs = () => {
  const translate = useTranslate();
  const me = useMe();
  const leads = useMay('report:review');
  return (
    <FormSection>
      <Wide>
        <AccountInput source="accountId" label={translate('resources.visit-plans.fields.accountId')} required />
      </Wide>
      <PlanMatters />
      {leads && (
        <Wide>
          <PersonInput
            source="personId"
            label={translate('resources.visit-plans.fields.personId')}
            filter={{ reachedBy: me?.id, leftOn_null: true }}
          />
        </Wide>
      )}
    </FormSection>
  );
};
