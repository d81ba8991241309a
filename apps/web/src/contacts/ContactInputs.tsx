import { ATTITUDES, DECISION_ROLES } from '@keyline/model';
import { TextInput, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { AccountInput, ChipsInput, ContactInput, DateInput, FormSection, Wide } from '../kit/index.js';

const levels = ['1', '2', '3', '4', '5'].map((id) => ({ id, name: id }));

/** The inputs of a contact; whose contact it is can be chosen only once. */
export const ContactInputs = ({ fresh = false }: { fresh?: boolean }) => {
  const translate = useTranslate();
  const accountId = useWatch({ name: 'accountId' }) as string | undefined;
  return (
    <>
      <FormSection title={translate('contacts.section.person')}>
        {fresh && (
          <Wide>
            <AccountInput source="accountId" required />
          </Wide>
        )}
        <TextInput source="name" isRequired helperText={false} autoFocus={!fresh} />
        <TextInput source="title" helperText={false} />
        <TextInput source="department" helperText={false} />
        <TextInput source="business" helperText={false} />
      </FormSection>
      <FormSection title={translate('contacts.section.reach')}>
        <TextInput source="mobile" type="tel" helperText={false} />
        <TextInput source="phone" type="tel" helperText={false} />
        <TextInput source="wechat" helperText={false} />
        <TextInput source="email" type="email" helperText={false} />
      </FormSection>
      <FormSection title={translate('contacts.section.part')}>
        <Wide>
          <ChipsInput source="decisionRole" enum="decisionRole" values={DECISION_ROLES} />
        </Wide>
        <Wide>
          <ChipsInput source="attitude" enum="attitude" values={ATTITUDES} required />
        </Wide>
        <ChipsInput source="influence" choices={levels} asNumber />
        {accountId && <ContactInput source="reportsToId" filter={{ accountId }} />}
        <DateInput source="birthday" />
        {!fresh && <DateInput source="leftOn" />}
        <Wide>
          <TextInput source="note" multiline minRows={2} helperText={false} />
        </Wide>
      </FormSection>
    </>
  );
};
