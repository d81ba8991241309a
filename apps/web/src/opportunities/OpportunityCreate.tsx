import { OpportunityInput as opportunitySchema } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { FormPage } from '../kit/index.js';
import { OpportunityInputs } from './OpportunityInputs.js';

const OpportunityCreate = () => {
  const translate = useTranslate();
  return (
    <FormPage
      mode="create"
      title={translate('opportunities.create')}
      schema={opportunitySchema}
      defaultValues={{ stage: 'contact' }}
    >
      <OpportunityInputs isNew />
    </FormPage>
  );
};

export default OpportunityCreate;
