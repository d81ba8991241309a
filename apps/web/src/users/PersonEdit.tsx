import { PersonEdit as personSchema } from '@keyline/model';
import { useRecordContext, useTranslate } from 'react-admin';
import { FormPage } from '../kit/index.js';
import { PersonInputs } from './PersonInputs.js';

const Inputs = () => <PersonInputs signsIn={Boolean(useRecordContext()?.['username'])} />;

const PersonEdit = () => {
  const translate = useTranslate();
  return (
    <FormPage mode="edit" title={(person) => translate('users.edit', { name: String(person['name']) })} schema={personSchema}>
      <Inputs />
    </FormPage>
  );
};

export default PersonEdit;
