import Add from '@mui/icons-material/Add';
import DescriptionOutlined from '@mui/icons-material/DescriptionOutlined';
import { CONTRACT_STATES, type ContractRow } from '@keyline/model';
import Box from '@mui/material/Box';
import { DataTable, useTranslate } from 'react-admin';
import { useMay, useMe } from '../data/index.js';
import {
  CardLines,
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

const row = (render: (contract: ContractRow) => React.ReactNode) => (contract: unknown) => render(contract as ContractRow);

const Name = ({ contract }: { contract: ContractRow }) => (
  <Box sx={{ minWidth: 180 }}>
    <RecordLink entity="contracts" id={contract.id} quiet>
      {contract.name}
    </RecordLink>
    <Box sx={{ color: 'text.secondary', fontSize: 12, fontVariantNumeric: 'tabular-nums' }}>{contract.number}</Box>
  </Box>
);

const columns = [
  <DataTable.Col
    key="name"
    source="number"
    label={field('name')}
    render={row((contract) => (
      <Name contract={contract} />
    ))}
  />,
  <DataTable.Col
    key="accountName"
    source="accountName"
    render={row((contract) => (
      <RecordLink entity="accounts" id={contract.accountId} quiet>
        {contract.accountName}
      </RecordLink>
    ))}
  />,
  <DataTable.Col
    key="state"
    source="state"
    render={row((contract) => (
      <EnumChip enum="contractState" value={contract.state} />
    ))}
  />,
  <DataTable.Col
    key="amount"
    source="amount"
    align="right"
    render={row((contract) => (
      <Money value={contract.amount} />
    ))}
  />,
  <DataTable.Col
    key="invoiced"
    source="invoiced"
    align="right"
    disableSort
    render={row((contract) => (
      <Money value={contract.invoiced} />
    ))}
  />,
  <DataTable.Col
    key="received"
    source="received"
    align="right"
    disableSort
    render={row((contract) => (
      <Money value={contract.received} />
    ))}
  />,
  <DataTable.Col
    key="overdue"
    source="overdue"
    align="right"
    disableSort
    render={row((contract) => (
      <Money value={contract.overdue} tone="bad" />
    ))}
  />,
  <DataTable.Col
    key="signedOn"
    source="signedOn"
    render={row((contract) => (
      <DateText value={contract.signedOn} short />
    ))}
  />,
  <DataTable.Col
    key="endsOn"
    source="endsOn"
    render={row((contract) => (
      <DateText value={contract.endsOn} short />
    ))}
  />,
  <DataTable.Col
    key="ownerName"
    source="ownerName"
    render={row((contract) => (
      <PersonName name={contract.ownerName} />
    ))}
  />,
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
