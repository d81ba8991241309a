import FactCheckOutlined from '@mui/icons-material/FactCheckOutlined';
import type { AppraisalRow } from '@keyline/model';
import { DataTable, useTranslate } from 'react-admin';
import { CardLines, EnumChip, ListPage, RecordLink } from '../kit/index.js';
import { AppraisalNav } from './AppraisalNav.js';

const columns = [
  <DataTable.Col
    key="personName"
    source="personName"
    render={(form) => (
      <RecordLink entity="appraisals" id={(form as AppraisalRow).id} quiet>
        {(form as AppraisalRow).personName}
      </RecordLink>
    )}
  />,
  <DataTable.Col key="period" source="period" />,
  <DataTable.Col key="templateName" source="templateName" disableSort />,
  <DataTable.Col key="reviewerName" source="reviewerName" disableSort />,
  <DataTable.NumberCol key="total" source="total" render={(form) => (form as AppraisalRow).total ?? '—'} />,
  <DataTable.Col
    key="grade"
    source="grade"
    render={(form) => <EnumChip enum="appraisalGrade" value={(form as AppraisalRow).grade} />}
  />,
  <DataTable.Col
    key="state"
    source="state"
    render={(form) => <EnumChip enum="appraisalState" value={(form as AppraisalRow).state} dot />}
  />,
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
