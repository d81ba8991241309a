import Add from '@mui/icons-material/Add';
import EventOutlined from '@mui/icons-material/EventOutlined';
import Box from '@mui/material/Box';
import { PLAN_STATES, VISIT_KINDS, type VisitPlanRow } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { useMay, useMe } from '../data/index.js';
import {
  CardLines,
  DateText,
  EnumChip,
  GradeBadge,
  ListPage,
  OverdueText,
  PersonName,
  PrimaryButton,
  RecordLink,
  type FilterSpec,
  type SavedView,
  columnsOf,
} from '../kit/index.js';
import { VisitNav } from '../visits/VisitNav.js';
import { PlanState } from './PlanState.js';

const filters: FilterSpec[] = [
  { kind: 'dateRange', source: 'plannedOn', label: 'resources.visit-plans.fields.plannedOn' },
  { kind: 'person', source: 'personId', label: 'resources.visit-plans.fields.personName' },
  { kind: 'account', source: 'accountId', label: 'resources.visit-plans.fields.accountName' },
  { kind: 'enum', source: 'state', label: 'resources.visit-plans.fields.state', enum: 'planState', values: PLAN_STATES },
  { kind: 'enum', source: 'kind', label: 'resources.visit-plans.fields.kind', enum: 'visitKind', values: VISIT_KINDS },
  { kind: 'flag', source: 'missed', label: 'resources.visit-plans.fields.missed' },
];

const useViews = (): SavedView[] => {
  const me = useMe();
  return [
    { key: 'open', label: 'visitPlans.view.open', filter: { state: 'planned' } },
    ...(me ? [{ key: 'mine', label: 'visitPlans.view.mine', filter: { state: 'planned', personId: me.id } }] : []),
    { key: 'missed', label: 'visitPlans.view.missed', filter: { missed: true } },
    { key: 'done', label: 'visitPlans.view.done', filter: { state: 'done' } },
    { key: 'all', label: 'visitPlans.view.all', filter: {} },
  ];
};

const When = ({ plan }: { plan: VisitPlanRow }) => (
  <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1 }}>
    <span>
      <DateText value={plan.plannedOn} /> {plan.startsAt}
    </span>
    <OverdueText dueOn={plan.plannedOn} settled={plan.state !== 'planned'} />
  </Box>
);

const AccountCell = ({ plan }: { plan: VisitPlanRow }) => (
  <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, minWidth: 160 }}>
    <GradeBadge grade={plan.accountGrade} />
    <RecordLink entity="visit-plans" id={plan.id} quiet>
      {plan.accountName}
    </RecordLink>
  </Box>
);

const { column } = columnsOf<VisitPlanRow>();

const columns = [
  column('plannedOn', (plan) => <When plan={plan} />),
  column('accountName', (plan) => <AccountCell plan={plan} />),
  column('kind', (plan) => <EnumChip enum="visitKind" value={plan.kind} dot={false} />),
  column('purpose', undefined, { disableSort: true }),
  column('personName', (plan) => <PersonName name={plan.personName} />, { disableSort: true }),
  column('state', (plan) => <PlanState plan={plan} />),
];

const PlanCard = ({ plan }: { plan: VisitPlanRow }) => (
  <CardLines
    title={plan.accountName}
    badge={
      <>
        <GradeBadge grade={plan.accountGrade} />
        <PlanState plan={plan} />
      </>
    }
    facts={
      <>
        <When plan={plan} />
        <PersonName name={plan.personName} plain />
      </>
    }
    next={plan.purpose}
  />
);

const PlanList = () => {
  const translate = useTranslate();
  const views = useViews();
  const create = useMay('plan:write') && {
    label: translate('visits.calendar.newPlan'),
    icon: <Add />,
    to: '/visit-plans/create',
  };
  return (
    <ListPage<VisitPlanRow>
      title={translate('resources.visit-plans.name', { smart_count: 2 })}
      views={views}
      filters={filters}
      columns={columns}
      card={(plan) => <PlanCard plan={plan} />}
      sort={{ field: 'plannedOn', order: 'ASC' }}
      primary={create}
      actions={<VisitNav />}
      empty={{
        icon: <EventOutlined />,
        title: translate('visitPlans.empty.title'),
        body: translate('visitPlans.empty.body'),
        action: create && <PrimaryButton {...create} />,
      }}
    />
  );
};

export default PlanList;
