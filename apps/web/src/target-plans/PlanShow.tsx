import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { countGaps, type TargetPlanRecord } from '@keyline/model';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate, useParams } from 'react-router-dom';
import { ApprovalPanel } from '../approvals/index.js';
import { useApi } from '../data/index.js';
import {
  ConfirmDialog,
  EnumChip,
  ErrorState,
  Page,
  PageSkeleton,
  Panel,
  UrlTabs,
  type PrimaryAction,
  type UrlTab,
} from '../kit/index.js';
import { useMeasures } from '../measures/index.js';
import { AttainmentPanel } from './AttainmentPanel.js';
import { PlanGrid } from './PlanGrid.js';
import { usePlanActions } from './usePlan.js';

type Asked = 'submit' | 'replan' | 'remove' | null;

const PlanPage = ({ plan }: { plan: TargetPlanRecord }) => {
  const translate = useTranslate();
  const navigate = useNavigate();
  const measures = useMeasures();
  const { move, remove } = usePlanActions(plan);
  const [asked, ask] = useState<Asked>(null);
  const title = translate('targetPlans.title', {
    department: plan.departmentName,
    year: plan.year,
    measure: measures.nameOf(plan.measure),
  });
  const primary: PrimaryAction | false = plan.can.submit && {
    label: translate('targetPlans.submit'),
    onClick: () => ask('submit'),
  };
  const gaps = countGaps(plan.nodes, plan.year, plan.unit);
  const breakdown: UrlTab = {
    key: 'plan',
    label: 'targetPlans.tab.plan',
    render: () => (
      <Panel flush>
        <PlanGrid plan={plan} />
      </Panel>
    ),
  };
  const attainment: UrlTab = {
    key: 'attainment',
    label: 'targetPlans.tab.attainment',
    render: () => <AttainmentPanel plan={plan} />,
  };
  const confirm = async (): Promise<void> => {
    if (!asked) return;
    if (asked === 'remove') {
      await remove();
      return void navigate('/target-plans');
    }
    const next = await move(asked);
    if (next.id !== plan.id) void navigate(`/target-plans/${next.id}/show`);
  };
  return (
    <Page
      title={title}
      subtitle={
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
          <EnumChip enum="targetPlanState" value={plan.state} dot />
          <span>{translate('targetPlans.revision', { year: plan.year, revision: plan.revision })}</span>
          <span>
            {plan.approvedByName ? translate('targetPlans.approvedBy', { name: plan.approvedByName }) : plan.authorName}
          </span>
          {plan.note && (
            <Box sx={{ color: (theme) => theme.tokens.tones.soon.ink }}>
              {translate('targetPlans.returned', { note: plan.note })}
            </Box>
          )}
        </Box>
      }
      primary={primary}
      actions={
        <>
          {plan.can.remove && (
            <Button variant="text" color="inherit" onClick={() => ask('remove')}>
              {translate('targetPlans.remove')}
            </Button>
          )}
          {plan.can.replan && (
            <Button variant="outlined" onClick={() => ask('replan')}>
              {translate('targetPlans.replan')}
            </Button>
          )}
        </>
      }
    >
      {plan.state === 'submitted' && <ApprovalPanel entity="target_plan" entityId={plan.id} />}
      {/* Of a plan in force one wants to know where it stands, of any other what it says. */}
      <UrlTabs tabs={plan.state === 'approved' ? [attainment, breakdown] : [breakdown, attainment]} />
      {asked && (
        <ConfirmDialog
          open
          title={translate(`targetPlans.ask.${asked}`, { title })}
          body={
            <>
              {translate(`targetPlans.askBody.${asked}`)}
              {asked === 'submit' && gaps > 0 && (
                <Box sx={{ mt: 1, color: (theme) => theme.tokens.tones.soon.ink }}>
                  {translate('targetPlans.gaps', { smart_count: gaps })}
                </Box>
              )}
            </>
          }
          destructive={asked === 'remove'}
          confirmLabel={translate(`targetPlans.${asked}`)}
          onConfirm={confirm}
          onClose={() => ask(null)}
        />
      )}
    </Page>
  );
};

const PlanShow = () => {
  const { id = '' } = useParams();
  const api = useApi();
  const { data, error, refetch } = useQuery({
    queryKey: ['target-plans', 'plan', id],
    queryFn: () => api.get<TargetPlanRecord>(`/target-plans/${id}`),
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return data ? <PlanPage plan={data} /> : <PageSkeleton />;
};

export default PlanShow;
