import Add from '@mui/icons-material/Add';
import FilterAltOutlined from '@mui/icons-material/FilterAltOutlined';
import Box from '@mui/material/Box';
import type { OpportunityRow } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { Navigate, useLocation } from 'react-router-dom';
import { useMay } from '../data/index.js';
import {
  Badge,
  CardLines,
  columnsOf,
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

const { column, money } = columnsOf<OpportunityRow>();

const columns = [
  column('name', (deal) => (
    <Box sx={{ minWidth: 180 }}>
      <RecordLink entity="opportunities" id={deal.id} quiet>
        {deal.name}
      </RecordLink>
    </Box>
  )),
  column('accountName', (deal) => <Account deal={deal} />),
  column('stage', (deal) => <EnumChip enum="stage" value={deal.stage} />),
  column('amount', (deal) => <Money value={deal.wonAmount ?? deal.amount} />, { align: 'right' }),
  money('weightedAmount'),
  column('expectedCloseOn', (deal) => <CloseDate deal={deal} />),
  column('nextStep', (deal) => <NextStep deal={deal} />, { disableSort: true }),
  column('daysInStage', (deal) => deal.daysInStage, { align: 'right', disableSort: true }),
  column('forecastCategory', (deal) => <EnumLabel enum="forecastCategory" value={deal.forecastCategory} />),
  column('productName', (deal) => deal.productName ?? '—'),
  column('ownerName', (deal) => <PersonName name={deal.ownerName} />),
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
