import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { TargetPlanRecord } from '@keyline/model';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate, useParams } from 'react-router-dom';
import { ApprovalPanel } from '../approvals/index.js';
import { useApi } from '../data/index.js';
import { ConfirmDialog, EnumChip, ErrorState, Page, PageSkeleton, Panel, UrlTabs, type PrimaryAction } from '../kit/index.js';
import { useMeasures } from '../measures/index.js';
import { AttainmentPanel } from './AttainmentPanel.js';
import { PlanGrid } from './PlanGrid.js';
import { usePlanActions } from './usePlan.js';

type Asked = 'submit' | 'replan' | null;

const PlanPage = ({ plan }: { plan: TargetPlanRecord }) => {
  const translate = useTranslate();
  const navigate = useNavigate();
  const measures = useMeasures();
  const { move } = usePlanActions(plan);
  const [asked, ask] = useState<Asked>(null);
  const mayAll = plan.nodes.some(({ parentId, canEdit, kind }) => parentId === null && canEdit && kind === 'department');
  const title = translate('targetPlans.title', {
    department: plan.departmentName,
    year: plan.year,
    measure: measures.nameOf(plan.measure),
  });
  const primary: PrimaryAction | false = plan.can.submit &&
    mayAll && { label: translate('targetPlans.submit'), onClick: () => ask('submit') };
  const confirm = async (): Promise<void> => {
    if (!asked) return;
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
        plan.can.replan && (
          <Button variant="outlined" onClick={() => ask('replan')}>
            {translate('targetPlans.replan')}
          </Button>
        )
      }
    >
      {plan.state === 'submitted' && <ApprovalPanel entity="target_plan" entityId={plan.id} />}
      <UrlTabs
        tabs={[
          {
            key: 'plan',
            label: 'targetPlans.tab.plan',
            render: () => (
              <Panel flush>
                <PlanGrid plan={plan} />
              </Panel>
            ),
          },
          { key: 'attainment', label: 'targetPlans.tab.attainment', render: () => <AttainmentPanel plan={plan} /> },
        ]}
      />
      {asked && (
        <ConfirmDialog
          open
          title={translate(`targetPlans.ask.${asked}`, { title })}
          body={translate(`targetPlans.askBody.${asked}`)}
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
