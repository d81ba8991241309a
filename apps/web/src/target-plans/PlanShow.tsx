import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { TargetPlanReturn, type TargetPlanRecord } from '@keyline/model';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { TextInput, useTranslate } from 'react-admin';
import { useNavigate, useParams } from 'react-router-dom';
import { useApi } from '../data/index.js';
import {
  ConfirmDialog,
  EnumChip,
  ErrorState,
  FormDialog,
  Page,
  PageSkeleton,
  Panel,
  UrlTabs,
  type PrimaryAction,
} from '../kit/index.js';
import { useMeasures } from '../measures/index.js';
import { AttainmentPanel } from './AttainmentPanel.js';
import { PlanGrid } from './PlanGrid.js';
import { usePlanActions } from './usePlan.js';

type Asked = 'submit' | 'approve' | 'return' | 'replan' | null;
const RETURN = TargetPlanReturn.omit({ version: true });

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
  const primary: PrimaryAction | false = plan.can.approve
    ? { label: translate('targetPlans.approve'), onClick: () => ask('approve') }
    : plan.can.submit && mayAll
      ? { label: translate('targetPlans.submit'), onClick: () => ask('submit') }
      : false;
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
        <>
          {plan.can.approve && <Button onClick={() => ask('return')}>{translate('targetPlans.return')}</Button>}
          {plan.can.replan && (
            <Button variant="outlined" onClick={() => ask('replan')}>
              {translate('targetPlans.replan')}
            </Button>
          )}
        </>
      }
    >
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
      {asked && asked !== 'return' && (
        <ConfirmDialog
          open
          title={translate(`targetPlans.ask.${asked}`, { title })}
          body={translate(`targetPlans.askBody.${asked}`)}
          confirmLabel={translate(`targetPlans.${asked}`)}
          onConfirm={confirm}
          onClose={() => ask(null)}
        />
      )}
      <FormDialog
        open={asked === 'return'}
        onClose={() => ask(null)}
        title={translate('targetPlans.ask.return', { title })}
        schema={RETURN}
        submitLabel={translate('targetPlans.return')}
        onSubmit={(values) => move('return', values)}
      >
        <TextInput source="note" label="targetPlans.note" multiline minRows={2} helperText={false} autoFocus />
      </FormDialog>
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
