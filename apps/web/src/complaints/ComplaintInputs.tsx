import { COMPLAINT_SEVERITIES } from '@keyline/model';
import { TextInput } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { AccountInput, ChipsInput, ContactInput, DateInput, FormSection, PersonInput, Wide } from '../kit/index.js';

/** The inputs of a complaint; the account is chosen once. */
export const ComplaintInputs = ({ fresh = false }: { fresh?: boolean }) => {
  const accountId = useWatch({ name: 'accountId' }) as string | undefined;
  return (
    <FormSection>
      {fresh && (
        <Wide>
          <AccountInput source="accountId" required />
        </Wide>
      )}
      <Wide>
        <TextInput source="subject" isRequired helperText={false} />
      </Wide>
      <Wide>
        <TextInput source="description" multiline minRows={4} helperText={false} />
      </Wide>
      <Wide>
        <ChipsInput source="severity" enum="complaintSeverity" values={COMPLAINT_SEVERITIES} required />
      </Wide>
      {accountId && <ContactInput source="contactId" filter={{ accountId }} />}
      <PersonInput source="handlerId" filter={{ leftOn_null: true }} />
      <DateInput source="reportedOn" />
      <DateInput source="dueOn" />
    </FormSection>
  );
};
