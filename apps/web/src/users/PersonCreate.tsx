import { PersonInput as personSchema } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { useToday } from '../data/index.js';
import { FormPage } from '../kit/index.js';
import { PersonInputs } from './PersonInputs.js';

const PersonCreate = () => {
  const translate = useTranslate();
  const today = useToday();
  return (
    <FormPage
      mode="create"
      title={translate('users.create')}
      schema={personSchema}
      defaultValues={{ roles: ['rep'], hiredOn: today }}
    >
      <PersonInputs />
    </FormPage>
  );
};

export default PersonCreate;
