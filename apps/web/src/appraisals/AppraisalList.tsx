import FactCheckOutlined from '@mui/icons-material/FactCheckOutlined';
import type { AppraisalRow } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { CardLines, EnumChip, ListPage, columnsOf } from '../kit/index.js';
import { AppraisalNav } from './AppraisalNav.js';

const { column, link } = columnsOf<AppraisalRow>();

const columns = [
  link('personName', 'appraisals', 'id'),
  column('period'),
  column('templateName', undefined, { disableSort: true }),
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
