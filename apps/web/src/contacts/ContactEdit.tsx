import { ContactInput } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { FormPage } from '../kit/index.js';
import { ContactInputs } from './ContactInputs.js';

// A contact stays with its account.
const schema = ContactInput.omit({ accountId: true });

const ContactEdit = () => {
  const translate = useTranslate();
  return (
    <FormPage mode="edit" title={(contact) => translate('contacts.edit', { name: String(contact['name']) })} schema={schema}>
      <ContactInputs />
    </FormPage>
  );
};

export default ContactEdit;
