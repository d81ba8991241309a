import { VisitPlanInput } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { FormPage, FormSection } from '../kit/index.js';
import { PlanMatters } from './PlanInputs.js';

// Whose account and whose plan it is stays.
const schema = VisitPlanInput.omit({ accountId: true, personId: true });

const PlanEdit = () => {
  const translate = useTranslate();
  return (
    <FormPage mode="edit" title={(plan) => translate('visitPlans.edit', { name: String(plan['accountName']) })} schema={schema}>
      <FormSection>
        <PlanMatters />
      </FormSection>
    </FormPage>
  );
};

export default PlanEdit;
