import { ContactInput } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { FormPage } from '../kit/index.js';
import { ContactInputs } from './ContactInputs.js';

const ContactCreate = () => {
  const translate = useTranslate();
  const [search] = useSearchParams();
  return (
    <FormPage
      mode="create"
      title={translate('contacts.create')}
      schema={ContactInput}
      defaultValues={{ accountId: search.get('accountId') ?? undefined, attitude: 'unknown' }}
    >
      <ContactInputs fresh />
    </FormPage>
  );
};

export default ContactCreate;
