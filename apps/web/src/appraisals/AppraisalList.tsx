import FactCheckOutlined from '@mui/icons-material/FactCheckOutlined';
import { APPRAISAL_GRADES, APPRAISAL_STATES, type AppraisalRow } from '@keyline/model';
import { useTranslate } from 'react-admin';

import { CardLines, EnumChip, ListPage, columnsOf, type FilterSpec } from '../kit/index.js';
import { AppraisalNav } from './AppraisalNav.js';
import { useFormName } from './useFormName.js';

const { column, link } = columnsOf<AppraisalRow>();

const FormName = ({ name }: { name: string }) => <>{useFormName()(name)}</>;

const filters: FilterSpec[] = [
  { kind: 'person', source: 'personId', label: 'resources.appraisals.fields.personName' },
  { kind: 'text', source: 'period', label: 'resources.appraisals.fields.period' },
  {
    kind: 'enum',
    source: 'state',
    label: 'resources.appraisals.fields.state',
    enum: 'appraisalState',
    values: APPRAISAL_STATES,
  },
  {
    kind: 'enum',
    source: 'grade',
    label: 'resources.appraisals.fields.grade',
    enum: 'appraisalGrade',
    values: APPRAISAL_GRADES,
  },
];
const columns = [
  link('personName', 'appraisals', 'id'),
  column('period'),
  column('templateName', (form) => <FormName name={form.templateName} />, { disableSort: true }),
  column('reviewerName', undefined, { disableSort: true }),
  column('total', (form) => form.total ?? '—', { align: 'right' }),
  column('grade', (form) => <EnumChip enum="appraisalGrade" value={form.grade} />),
  column('state', (form) => <EnumChip enum="appraisalState" value={form.state} dot />),
];

/** One's own appraisals and those one has a say in, the latest month first: the history of everybody by name. */
const AppraisalList = () => {
  const translate = useTranslate();
  return (
    <ListPage<AppraisalRow>
      title={translate('resources.appraisals.name', { smart_count: 2 })}
      views={[
        { key: 'all', label: 'appraisals.view.all', filter: {} },
        { key: 'open', label: 'appraisals.view.open', filter: { state: ['scoring', 'shown', 'signed_by_person'] } },
        { key: 'signed', label: 'appraisals.view.signed', filter: { state: 'signed' } },
      ]}
      filters={filters}
      columns={columns}
      card={(form) => (
        <CardLines
          title={form.personName}
          badge={<EnumChip enum="appraisalGrade" value={form.grade} />}
          facts={
            <>
              <span>{form.period}</span>
              <span>{translate('appraisals.points', { total: form.total ?? '—' })}</span>
            </>
          }
          next={<EnumChip enum="appraisalState" value={form.state} dot />}
        />
      )}
      sort={{ field: 'period', order: 'DESC' }}
      actions={<AppraisalNav />}
      exportable={false}
      empty={{ icon: <FactCheckOutlined />, title: translate('appraisals.empty'), body: translate('appraisals.emptyBody') }}
    />
  );
};

export default AppraisalList;
