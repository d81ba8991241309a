import { VisitPlanInput } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { useApi } from '../data/index.js';
import { FormDrawer, type Day } from '../kit/index.js';
import { PlanInputs } from './PlanInputs.js';

interface PlanDrawerProps {
  open: boolean;
  plannedOn: Day;
  /** Planned for somebody of the team; for oneself without. */
  personId?: string;
  accountId?: string;
  onClose: () => void;
}

/** Plans a visit beside the page. */
export const PlanDrawer = ({ open, plannedOn, personId, accountId, onClose }: PlanDrawerProps) => {
  const translate = useTranslate();
  const api = useApi();
  return (
    <FormDrawer
      open={open}
      onClose={onClose}
      title={translate('visitPlans.create')}
      schema={VisitPlanInput}
      record={{ plannedOn, kind: 'onsite', ...(personId ? { personId } : {}), ...(accountId ? { accountId } : {}) }}
      onSubmit={(values) => api.create('visit-plans', { data: values })}
      done="ra.notification.created"
    >
      <PlanInputs />
    </FormDrawer>
  );
};
