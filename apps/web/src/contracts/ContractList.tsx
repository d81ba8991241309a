import Add from '@mui/icons-material/Add';
import DescriptionOutlined from '@mui/icons-material/DescriptionOutlined';
import { CONTRACT_STATES, type ContractRow } from '@keyline/model';
import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import { useMay, useMe } from '../data/index.js';
import {
  CardLines,
  columnsOf,
  DateText,
  EnumChip,
  ListPage,
  Money,
  PersonName,
  PrimaryButton,
  RecordLink,
  type FilterSpec,
  type SavedView,
} from '../kit/index.js';

const field = (name: string): string => `resources.contracts.fields.${name}`;

const filters: FilterSpec[] = [
  { kind: 'enum', source: 'state', label: field('state'), enum: 'contractState', values: CONTRACT_STATES },
  { kind: 'account', source: 'accountId', label: field('accountName') },
  { kind: 'person', source: 'ownerId', label: field('ownerName') },
  { kind: 'moneyRange', source: 'amount', label: field('amount') },
  { kind: 'dateRange', source: 'signedOn', label: field('signedOn') },
  { kind: 'flag', source: 'overdue', label: 'contracts.view.overdue' },
  { kind: 'dateRange', source: 'endsOn', label: field('endsOn') },
];

const useViews = (): SavedView[] => {
  const me = useMe();
  const sells = useMay('contract:write');
  return [
    { key: 'all', label: 'contracts.view.all', filter: {} },
    ...(me && sells ? [{ key: 'mine', label: 'contracts.view.mine', filter: { ownerId: me.id } }] : []),
    { key: 'running', label: 'contracts.view.running', filter: { state: ['signed', 'executing', 'accepted'] } },
    { key: 'overdue', label: 'contracts.view.overdue', filter: { overdue: true } },
    { key: 'review', label: 'contracts.view.review', filter: { state: 'in_review' } },
    { key: 'approved', label: 'contracts.view.approved', filter: { state: 'in_review', approved: true } },
    { key: 'draft', label: 'contracts.view.draft', filter: { state: 'draft' } },
  ];
};

const Name = ({ contract }: { contract: ContractRow }) => (
  <Box sx={{ minWidth: 180 }}>
    <RecordLink entity="contracts" id={contract.id} quiet>
      {contract.name}
    </RecordLink>
    <Box sx={{ color: 'text.secondary', fontSize: 12, fontVariantNumeric: 'tabular-nums' }}>{contract.number}</Box>
  </Box>
);

const { column, link, money } = columnsOf<ContractRow>();

const columns = [
  column('number', (contract) => <Name contract={contract} />, { label: field('name') }),
  link('accountName', 'accounts', 'accountId'),
  column('state', (contract) => <EnumChip enum="contractState" value={contract.state} />),
  money('amount'),
  money('invoiced', { disableSort: true }),
  money('received', { disableSort: true }),
  money('overdue', { disableSort: true, tone: 'bad' }),
  column('signedOn', (contract) => <DateText value={contract.signedOn} short />),
  column('endsOn', (contract) => <DateText value={contract.endsOn} short />),
  column('ownerName', (contract) => <PersonName name={contract.ownerName} />),
];

const ContractCard = ({ contract }: { contract: ContractRow }) => {
  const translate = useTranslate();
  return (
    <CardLines
      title={contract.name}
      badge={<EnumChip enum="contractState" value={contract.state} />}
      facts={
        <>
          <Money value={contract.amount} strong />
          <span>{contract.accountName}</span>
        </>
      }
      next={
        <>
          <span>{contract.number}</span>
          {/[1-9]/.test(contract.overdue) && (
            <span>
              {translate(field('overdue'))} <Money value={contract.overdue} tone="bad" />
            </span>
          )}
        </>
      }
    />
  );
};

const ContractList = () => {
  const translate = useTranslate();
  const views = useViews();
  const create = useMay('contract:write') && { label: translate('contracts.create'), icon: <Add />, to: '/contracts/create' };
  return (
    <ListPage<ContractRow>
      title={translate('resources.contracts.name', { smart_count: 2 })}
      views={views}
      filters={filters}
      searchHint={translate('contracts.searchHint')}
      columns={columns}
      hiddenColumns={['invoiced', 'endsOn']}
      card={(contract) => <ContractCard contract={contract} />}
      sort={{ field: 'createdOn', order: 'DESC' }}
      primary={create}
      empty={{
        icon: <DescriptionOutlined />,
        title: translate('contracts.empty.title'),
        body: translate('contracts.empty.body'),
        action: create && <PrimaryButton {...create} />,
      }}
    />
  );
};

export default ContractList;
