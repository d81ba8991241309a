import { OPEN_STAGES, VISIT_KINDS, VisitInput, type VisitRow } from '@keyline/model';
import {
  AutocompleteInput,
  NumberInput,
  ReferenceArrayInput,
  ReferenceInput,
  AutocompleteArrayInput,
  TextInput,
  useEditContext,
  useTranslate,
} from 'react-admin';
import { ChipsInput, DateInput, FormPage, FormSection, QuickDates, Wide } from '../kit/index.js';

// What a visit must have, an edit must not empty; whose account it was stays.
const schema = VisitInput.omit({
  accountId: true,
  planId: true,
  clientKey: true,
  competitorNews: true,
  visitedAt: true,
  checkInLat: true,
  checkInLng: true,
  checkInAt: true,
  checkOutAt: true,
});

const Inputs = () => {
  const { record } = useEditContext<VisitRow>();
  const ofAccount = { accountId: record?.accountId };
  return (
    <>
      <FormSection>
        <Wide>
          <ChipsInput source="kind" enum="visitKind" values={VISIT_KINDS} required />
        </Wide>
        <Wide>
          <ReferenceArrayInput
            source="contactIds"
            reference="contacts"
            filter={ofAccount}
            sort={{ field: 'name', order: 'ASC' }}
            perPage={100}
          >
            <AutocompleteArrayInput filterToQuery={(q: string) => (q ? { q } : {})} helperText={false} />
          </ReferenceArrayInput>
        </Wide>
        <Wide>
          <TextInput source="purpose" helperText={false} />
        </Wide>
        <Wide>
          <TextInput source="note" multiline minRows={4} helperText={false} />
        </Wide>
        <Wide>
          <TextInput source="needs" multiline minRows={2} helperText={false} />
        </Wide>
        <Wide>
          <TextInput source="result" multiline minRows={2} helperText={false} />
        </Wide>
        <ReferenceInput source="opportunityId" reference="opportunities" filter={{ ...ofAccount, stage: [...OPEN_STAGES] }}>
          <AutocompleteInput optionText="name" helperText={false} />
        </ReferenceInput>
        <NumberInput source="durationMinutes" min={0} step={5} helperText={false} />
        <TextInput source="checkInPlace" helperText={false} />
      </FormSection>
      <FormSection>
        <Wide>
          <TextInput source="nextStep" helperText={false} />
        </Wide>
        <DateInput source="nextStepOn" />
        <QuickDates source="nextStepOn" />
      </FormSection>
    </>
  );
};

/** The ids that the server takes of the people that it shows with their names. */
const withContactIds = (visit: VisitRow) => ({ contactIds: visit.contacts.map(({ id }) => id) });

const VisitEdit = () => {
  const translate = useTranslate();
  return (
    <FormPage
      mode="edit"
      title={(visit) => translate('visits.edit', { name: String(visit['accountName']) })}
      schema={schema}
      defaultValues={(visit) => withContactIds(visit as unknown as VisitRow)}
    >
      <Inputs />
    </FormPage>
  );
};

export default VisitEdit;
