import Add from '@mui/icons-material/Add';
import FlagOutlined from '@mui/icons-material/FlagOutlined';
import type { TargetPlanRow } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { useMay, useToday } from '../data/index.js';
import { CardLines, EnumChip, ListPage, PrimaryButton, columnsOf } from '../kit/index.js';
import { useMeasures } from '../measures/index.js';
import { TargetNav } from './TargetNav.js';

const MeasureName = ({ code }: { code: string }) => useMeasures().nameOf(code);

const { column, link } = columnsOf<TargetPlanRow>();

const columns = [
  link('departmentName', 'target-plans', 'id'),
  column('measure', (plan) => <MeasureName code={plan.measure} />),
  column('year'),
  column('revision'),
  column('state', (plan) => <EnumChip enum="targetPlanState" value={plan.state} dot />),
  column('authorName', undefined, { disableSort: true }),
];

/** The plans one has a part in. */
const PlanList = () => {
  const translate = useTranslate();
  const year = Number(useToday().slice(0, 4));
  // A department's year is drawn up by whoever may also decide on it; a team's leader sets the values of the team in it.
  const create = useMay('target:approve') && {
    label: translate('targetPlans.create'),
    icon: <Add />,
    to: '/target-plans/create',
  };
  return (
    <ListPage<TargetPlanRow>
      title={translate('resources.target-plans.name', { smart_count: 2 })}
      views={[
        {
          key: 'current',
          label: 'targetPlans.view.current',
          filter: { state: ['draft', 'submitted', 'approved'], year_gte: year },
        },
        { key: 'before', label: 'targetPlans.view.before', filter: { state: ['draft', 'submitted', 'approved'], year_lt: year } },
        { key: 'replaced', label: 'targetPlans.view.replaced', filter: { state: 'superseded' } },
      ]}
      columns={columns}
      card={(plan) => (
        <CardLines
          title={plan.departmentName}
          badge={<EnumChip enum="targetPlanState" value={plan.state} />}
          facts={<MeasureName code={plan.measure} />}
          next={translate('targetPlans.revision', { year: plan.year, revision: plan.revision })}
        />
      )}
      sort={{ field: 'year', order: 'DESC' }}
      primary={create}
      actions={<TargetNav />}
      exportable={false}
      empty={{
        icon: <FlagOutlined />,
        title: translate('targetPlans.empty'),
        body: translate('targetPlans.emptyBody'),
        action: create && <PrimaryButton {...create} />,
      }}
    />
  );
};

export default PlanList;
