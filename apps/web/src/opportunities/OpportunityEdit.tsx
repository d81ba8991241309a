import { OpportunityInput } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { FormPage } from '../kit/index.js';
import { OpportunityInputs } from './OpportunityInputs.js';

/** What a new deal must have an edit must not empty; its account and stage are not part of it. */
const editSchema = OpportunityInput.omit({ accountId: true, stage: true });

const OpportunityEdit = () => {
  const translate = useTranslate();
  return (
    <FormPage mode="edit" title={(deal) => translate('opportunities.edit', { name: String(deal['name']) })} schema={editSchema}>
      <OpportunityInputs />
    </FormPage>
  );
};

export default OpportunityEdit;
