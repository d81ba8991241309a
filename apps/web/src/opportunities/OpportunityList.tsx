import Add from '@mui/icons-material/Add';
import FilterAltOutlined from '@mui/icons-material/FilterAltOutlined';
import Box from '@mui/material/Box';
import type { OpportunityRow } from '@keyline/model';
import { DataTable, useTranslate } from 'react-admin';
import { Navigate, useLocation } from 'react-router-dom';
import { useMay } from '../data/index.js';
import {
  Badge,
  CardLines,
  DateText,
  EnumChip,
  EnumLabel,
  GradeBadge,
  ListPage,
  Money,
  OverdueText,
  PersonName,
  PrimaryButton,
  RecordLink,
} from '../kit/index.js';
import { listFilters, useListViews } from './opportunityFilters.js';
import { useDealView, ViewSwitch } from './ViewSwitch.js';

const Account = ({ deal }: { deal: OpportunityRow }) => (
  <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
    <GradeBadge grade={deal.accountGrade} />
    <RecordLink entity="accounts" id={deal.accountId} quiet>
      {deal.accountName}
    </RecordLink>
  </Box>
);

const CloseDate = ({ deal }: { deal: OpportunityRow }) => (
  <Box sx={{ whiteSpace: 'nowrap' }}>
    <DateText value={deal.closedOn ?? deal.expectedCloseOn} />{' '}
    <OverdueText dueOn={deal.expectedCloseOn} settled={deal.closedOn !== null} />
  </Box>
);

const NextStep = ({ deal }: { deal: OpportunityRow }) => {
  const translate = useTranslate();
  if (deal.closedOn) return <>—</>;
  if (!deal.nextStep) return <Badge tone="soon">{translate('opportunities.noNextStep')}</Badge>;
  return (
    <Box sx={{ minWidth: 140, maxWidth: 240 }}>
      <Box sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>{deal.nextStep}</Box>
      {deal.nextStepOn && (
        <Box sx={{ fontSize: 12, color: 'text.secondary' }}>
          <DateText value={deal.nextStepOn} short /> <OverdueText dueOn={deal.nextStepOn} />
        </Box>
      )}
    </Box>
  );
};

const row = (render: (deal: OpportunityRow) => React.ReactNode) => (deal: unknown) => render(deal as OpportunityRow);

const columns = [
  <DataTable.Col
    key="name"
    source="name"
    render={row((deal) => (
      <Box sx={{ minWidth: 180 }}>
        <RecordLink entity="opportunities" id={deal.id} quiet>
          {deal.name}
        </RecordLink>
      </Box>
    ))}
  />,
  <DataTable.Col
    key="accountName"
    source="accountName"
    render={row((deal) => (
      <Account deal={deal} />
    ))}
  />,
  <DataTable.Col
    key="stage"
    source="stage"
    render={row((deal) => (
      <EnumChip enum="stage" value={deal.stage} />
    ))}
  />,
  <DataTable.Col
    key="amount"
    source="amount"
    align="right"
    render={row((deal) => (
      <Money value={deal.wonAmount ?? deal.amount} />
    ))}
  />,
  <DataTable.Col
    key="weightedAmount"
    source="weightedAmount"
    align="right"
    render={row((deal) => (
      <Money value={deal.weightedAmount} />
    ))}
  />,
  <DataTable.Col
    key="expectedCloseOn"
    source="expectedCloseOn"
    render={row((deal) => (
      <CloseDate deal={deal} />
    ))}
  />,
  <DataTable.Col
    key="nextStep"
    source="nextStep"
    disableSort
    render={row((deal) => (
      <NextStep deal={deal} />
    ))}
  />,
  <DataTable.Col key="daysInStage" source="daysInStage" align="right" disableSort render={row((deal) => deal.daysInStage)} />,
  <DataTable.Col
    key="forecastCategory"
    source="forecastCategory"
    render={row((deal) => (
      <EnumLabel enum="forecastCategory" value={deal.forecastCategory} />
    ))}
  />,
  <DataTable.Col key="productName" source="productName" render={row((deal) => deal.productName ?? '—')} />,
  <DataTable.Col
    key="ownerName"
    source="ownerName"
    render={row((deal) => (
      <PersonName name={deal.ownerName} />
    ))}
  />,
];

const DealLine = ({ deal }: { deal: OpportunityRow }) => (
  <CardLines
    title={deal.name}
    badge={<EnumChip enum="stage" value={deal.stage} />}
    facts={
      <>
        <Money value={deal.wonAmount ?? deal.amount} strong />
        <span>{deal.accountName}</span>
      </>
    }
    next={
      <>
        <CloseDate deal={deal} />
        {!deal.closedOn && !deal.nextStep && <NextStep deal={deal} />}
      </>
    }
  />
);

const Deals = () => {
  const translate = useTranslate();
  const views = useListViews();
  const create = useMay('opportunity:write') && {
    label: translate('opportunities.create'),
    icon: <Add />,
    to: '/opportunities/create',
  };
  return (
    <ListPage<OpportunityRow>
      title={translate('resources.opportunities.name', { smart_count: 2 })}
      views={views}
      filters={listFilters}
      searchHint={translate('opportunities.searchHint')}
      columns={columns}
      hiddenColumns={['weightedAmount', 'forecastCategory', 'productName']}
      card={(deal) => <DealLine deal={deal} />}
      sort={{ field: 'expectedCloseOn', order: 'ASC' }}
      actions={<ViewSwitch current="list" />}
      primary={create}
      empty={{
        icon: <FilterAltOutlined />,
        title: translate('opportunities.empty.title'),
        body: translate('opportunities.empty.body'),
        action: create && <PrimaryButton {...create} />,
      }}
    />
  );
};

/** The list. Who looked at the board last and asks for nothing in particular gets the board. */
const OpportunityList = () => {
  const { search } = useLocation();
  const [view] = useDealView();
  return view === 'board' && !search ? <Navigate to="/opportunities/board" replace /> : <Deals />;
};

export default OpportunityList;
