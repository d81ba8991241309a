import { ComplaintInput } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { useToday } from '../data/index.js';
import { FormPage } from '../kit/index.js';
import { ComplaintInputs } from './ComplaintInputs.js';

const ComplaintCreate = () => {
  const translate = useTranslate();
  const today = useToday();
  const [search] = useSearchParams();
  return (
    <FormPage
      mode="create"
      title={translate('complaints.create')}
      schema={ComplaintInput}
      defaultValues={{ accountId: search.get('accountId') ?? undefined, severity: 'medium', reportedOn: today }}
    >
      <ComplaintInputs fresh />
    </FormPage>
  );
};

export default ComplaintCreate;
