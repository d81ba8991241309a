import { VisitPlanInput } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { useToday } from '../data/index.js';
import { FormPage } from '../kit/index.js';
import { PlanInputs } from './PlanInputs.js';

const PlanCreate = () => {
  const translate = useTranslate();
  const today = useToday();
  const [search] = useSearchParams();
  return (
    <FormPage
      mode="create"
      title={translate('visitPlans.create')}
      schema={VisitPlanInput}
      defaultValues={{ accountId: search.get('accountId') ?? undefined, plannedOn: search.get('on') ?? today, kind: 'onsite' }}
    >
      <PlanInputs />
    </FormPage>
  );
};

export default PlanCreate;
