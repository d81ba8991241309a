import { ComplaintInput } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { FormPage } from '../kit/index.js';
import { ComplaintInputs } from './ComplaintInputs.js';

// A complaint stays with its account.
const schema = ComplaintInput.omit({ accountId: true });

const ComplaintEdit = () => {
  const translate = useTranslate();
  return (
    <FormPage
      mode="edit"
      title={(complaint) => translate('complaints.edit', { name: String(complaint['subject']) })}
      schema={schema}
    >
      <ComplaintInputs />
    </FormPage>
  );
};

export default ComplaintEdit;
