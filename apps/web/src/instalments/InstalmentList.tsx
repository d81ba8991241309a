import EventOutlined from '@mui/icons-material/EventOutlined';
import { AGEING_BUCKETS, DUE_RULES, type InstalmentRow } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { useMay, useToday } from '../data/index.js';
import {
  addDays,
  Badge,
  CardLines,
  columnsOf,
  entityPath,
  EnumLabel,
  ListPage,
  Money,
  PersonName,
  type FilterSpec,
  type SavedView,
} from '../kit/index.js';
import { DueText } from './DueText.js';
import { HandOverButton } from './HandOverButton.js';
import { InvoicedText } from './InvoicedText.js';

const field = (name: string): string => `resources.instalments.fields.${name}`;

const filters: FilterSpec[] = [
  { kind: 'enum', source: 'bucket', label: field('bucket'), enum: 'ageing', values: AGEING_BUCKETS, single: true },
  { kind: 'account', source: 'accountId', label: field('accountName') },
  { kind: 'person', source: 'collectorId', label: field('collectorName') },
  { kind: 'dateRange', source: 'dueOn', label: field('dueOn') },
  { kind: 'enum', source: 'dueRule', label: field('dueRule'), enum: 'dueRule', values: DUE_RULES, single: true },
  { kind: 'moneyRange', source: 'amount', label: field('amount') },
];

/** Within how many days money counts as due soon. */
const SOON = 14;

const useViews = (): SavedView[] => {
  const today = useToday();
  return [
    { key: 'open', label: 'instalments.view.open', filter: { open: true } },
    { key: 'overdue', label: 'instalments.view.overdue', filter: { overdue: true } },
    { key: 'soon', label: 'instalments.view.soon', filter: { open: true, dueOn_gte: today, dueOn_lte: addDays(today, SOON) } },
    { key: 'waiting', label: 'instalments.view.waiting', filter: { waiting: true } },
    { key: 'notInvoiced', label: 'instalments.view.notInvoiced', filter: { notInvoiced: true } },
    { key: 'disputed', label: 'instalments.view.disputed', filter: { disputed: true } },
  ];
};

const { column, link, money } = columnsOf<InstalmentRow>();

const Due = ({ part }: { part: InstalmentRow }) => {
  const translate = useTranslate();
  return (
    <>
      <DueText part={part} /> {part.disputedOn && <Badge tone="soon">{translate('instalments.disputed')}</Badge>}
    </>
  );
};

const columns = [
  link('accountName', 'accounts', 'accountId'),
  link('contractNumber', 'contracts', 'contractId'),
  column('name'),
  column('kind', (part) => <EnumLabel enum="instalmentKind" value={part.kind} />, { disableSort: true }),
  column('dueOn', (part) => <Due part={part} />),
  money('amount'),
  column('open', (part) => <Money value={part.open} tone={part.overdueDays > 0 ? 'bad' : undefined} />, { align: 'right' }),
  column('invoiced', (part) => <InvoicedText part={part} />, { align: 'right' }),
  column('collectorName', (part) => <PersonName name={part.collectorName} />),
];

const InstalmentList = () => {
  const translate = useTranslate();
  const views = useViews();
  const mayHandOver = useMay('instalment:reassign');
  return (
    <ListPage<InstalmentRow>
      title={translate('resources.instalments.name', { smart_count: 2 })}
      views={views}
      filters={filters}
      searchHint={translate('contracts.searchHint')}
      columns={columns}
      hiddenColumns={['kind']}
      bulkActions={mayHandOver && <HandOverButton />}
      card={(part) => (
        <CardLines
          title={part.accountName}
          badge={<Money value={part.open} strong tone={part.overdueDays > 0 ? 'bad' : undefined} />}
          facts={
            <span>
              {part.contractNumber} {part.name}
            </span>
          }
          next={<Due part={part} />}
        />
      )}
      rowTo={(part) => entityPath('contracts', part.contractId)}
      sort={{ field: 'dueOn', order: 'ASC' }}
      empty={{ icon: <EventOutlined />, title: translate('instalments.empty.title'), body: translate('instalments.empty.body') }}
    />
  );
};

export default InstalmentList;
