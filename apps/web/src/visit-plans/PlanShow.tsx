import type { VisitPlanRow } from '@keyline/model';
import { ShowBase, useShowContext, useTranslate } from 'react-admin';
import {
  DateText,
  EnumChip,
  EnumLabel,
  ErrorState,
  Facts,
  GradeBadge,
  OverdueText,
  Page,
  PageSkeleton,
  Panel,
  RecordHeader,
  RecordLink,
} from '../kit/index.js';
import { PlanActions } from './PlanActions.js';
import { PlanState } from './PlanState.js';

const field = (name: keyof VisitPlanRow): string => `resources.visit-plans.fields.${name}`;

const PlanPage = () => {
  const translate = useTranslate();
  const { record: plan, error, refetch } = useShowContext<VisitPlanRow>();
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!plan) return <PageSkeleton />;
  const header = (
    <RecordHeader
      name={plan.accountName}
      badges={
        <>
          <GradeBadge grade={plan.accountGrade} />
          <PlanState plan={plan} />
          <EnumChip enum="visitKind" value={plan.kind} dot={false} />
        </>
      }
      ownerName={plan.personName}
      facts={
        <>
          <span>
            <DateText value={plan.plannedOn} /> {plan.startsAt}
          </span>
          <OverdueText dueOn={plan.plannedOn} settled={plan.state !== 'planned'} />
        </>
      }
      actions={<PlanActions plan={plan} />}
    />
  );
  return (
    <Page title={`${plan.accountName} ${plan.plannedOn}`} header={header}>
      <Panel>
        <Facts
          facts={[
            { label: field('purpose'), value: plan.purpose, wide: true },
            {
              label: field('accountName'),
              value: (
                <RecordLink entity="account" id={plan.accountId}>
                  {plan.accountName}
                </RecordLink>
              ),
            },
            { label: field('source'), value: <EnumLabel enum="planSource" value={plan.source} /> },
            ...(plan.visitId
              ? [
                  {
                    label: field('visitId'),
                    value: (
                      <RecordLink entity="visit" id={plan.visitId}>
                        {translate('visitPlans.opened')}
                      </RecordLink>
                    ),
                  },
                ]
              : []),
            ...(plan.cancelReason ? [{ label: field('cancelReason'), value: plan.cancelReason, wide: true }] : []),
          ]}
        />
      </Panel>
    </Page>
  );
};

const PlanShow = () => (
  <ShowBase>
    <PlanPage />
  </ShowBase>
);

export default PlanShow;
