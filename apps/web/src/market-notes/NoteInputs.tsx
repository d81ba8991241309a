import { MARKET_NOTE_KINDS, OPEN_STAGES } from '@keyline/model';
import { AutocompleteInput, ReferenceInput, TextInput } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { useToday } from '../data/index.js';
import { AccountInput, ChipsInput, DateInput, FormSection, Wide } from '../kit/index.js';

/** The inputs of a market note. */
export const NoteInputs = () => {
  const today = useToday();
  const accountId = useWatch({ name: 'accountId' }) as string | undefined;
  return (
    <FormSection>
      <Wide>
        <TextInput source="content" multiline minRows={3} isRequired helperText={false} autoFocus />
      </Wide>
      <Wide>
        <ChipsInput source="kind" enum="marketNoteKind" values={MARKET_NOTE_KINDS} required />
      </Wide>
      <ReferenceInput source="competitorId" reference="competitors" sort={{ field: 'name', order: 'ASC' }} perPage={100}>
        <AutocompleteInput optionText="name" filterToQuery={(q: string) => (q ? { q } : {})} helperText={false} />
      </ReferenceInput>
      <DateInput source="seenOn" max={today} />
      <AccountInput source="accountId" />
      {accountId && (
        <ReferenceInput source="opportunityId" reference="opportunities" filter={{ accountId, stage: [...OPEN_STAGES] }}>
          <AutocompleteInput optionText="name" filterToQuery={(q: string) => (q ? { q } : {})} helperText={false} />
        </ReferenceInput>
      )}
    </FormSection>
  );
};
