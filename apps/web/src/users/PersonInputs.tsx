import { ROLE_NAMES } from '@keyline/model';
import { AutocompleteInput, PasswordInput, ReferenceInput, TextInput, useTranslate } from 'react-admin';
import { ChipsInput, DateInput, FormSection, PersonInput, Wide } from '../kit/index.js';
import { PostedFromInput } from './PostedFromInput.js';

const search = (q: string) => (q ? { q } : {});

/** The inputs of a person: place in the organisation, roles, sign-in. */
export const PersonInputs = ({ signsIn = false }: { signsIn?: boolean }) => {
  const translate = useTranslate();
  return (
    <>
      <FormSection title={translate('users.section.person')}>
        <TextInput source="name" isRequired helperText={false} autoFocus />
        <TextInput source="employeeNo" helperText={false} />
        <TextInput source="phone" type="tel" helperText={false} />
        <TextInput source="email" type="email" helperText={false} />
      </FormSection>
      <FormSection title={translate('users.section.place')}>
        <ReferenceInput source="departmentId" reference="departments" sort={{ field: 'name', order: 'ASC' }} perPage={200}>
          <AutocompleteInput isRequired filterToQuery={search} helperText={false} />
        </ReferenceInput>
        <TextInput source="title" helperText={false} />
        <PersonInput source="managerId" />
        <DateInput source="hiredOn" isRequired />
        <DateInput source="leftOn" />
        <Wide>
          <ChipsInput source="roles" enum="role" values={ROLE_NAMES} multiple />
        </Wide>
        <PostedFromInput />
      </FormSection>
      <FormSection title={translate('users.section.signIn')}>
        <TextInput source="username" helperText={translate('users.usernameHint')} autoComplete="off" />
        <PasswordInput
          source="password"
          helperText={translate(signsIn ? 'users.passwordKept' : 'users.passwordHint')}
          autoComplete="new-password"
        />
      </FormSection>
    </>
  );
};
