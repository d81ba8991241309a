import DescriptionOutlined from '@mui/icons-material/DescriptionOutlined';
import EditOutlined from '@mui/icons-material/EditOutlined';
import Button from '@mui/material/Button';
import { canMoveStage, OPEN_STAGES, type OpportunityRecord, type Stage } from '@keyline/model';
import { ShowBase, useShowContext, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useMay } from '../data/index.js';
import {
  DateText,
  EnumChip,
  ErrorState,
  GradeBadge,
  OverdueText,
  Page,
  PageSkeleton,
  percentText,
  RecordHeader,
  RecordLink,
} from '../kit/index.js';
import { OpportunityOverview } from './OpportunityOverview.js';
import { StageBar } from './StageBar.js';
import { useMoveDeal } from './useMoveDeal.js';

/** A contract as it follows from a won deal; the form opens with these filled in. */
const contractFrom = (deal: OpportunityRecord): string =>
  `/contracts/create?source=${encodeURIComponent(JSON.stringify({ accountId: deal.accountId, opportunityId: deal.id, name: deal.name, amount: deal.wonAmount ?? deal.amount }))}`;

const Verbs = ({ deal, onMove }: { deal: OpportunityRecord; onMove: (to: Stage) => void }) => {
  const translate = useTranslate();
  const may = (to: Stage) => deal.can.advance && canMoveStage(deal.stage, to);
  return (
    <>
      {deal.can.edit && !deal.closedOn && (
        <Button variant="outlined" startIcon={<EditOutlined />} component={Link} to={`/opportunities/${deal.id}`}>
          {translate('ra.action.edit')}
        </Button>
      )}
      {may('lost') && (
        <Button variant="outlined" color="error" onClick={() => onMove('lost')}>
          {translate('opportunities.lose')}
        </Button>
      )}
      {may('won') && (
        <Button variant="outlined" color="success" onClick={() => onMove('won')}>
          {translate('opportunities.win')}
        </Button>
      )}
    </>
  );
};

/** The one thing to do next: a contract for what is won, the next stage for what runs. */
const usePrimary = (deal: OpportunityRecord, onMove: (to: Stage) => void) => {
  const translate = useTranslate();
  const mayContract = useMay('contract:write');
  if (deal.stage === 'won')
    return (
      mayContract &&
      !deal.contractId && {
        label: translate('opportunities.createContract'),
        icon: <DescriptionOutlined />,
        to: contractFrom(deal),
      }
    );
  if (!deal.can.advance) return false;
  const next = OPEN_STAGES[OPEN_STAGES.findIndex((stage) => stage === deal.stage) + 1];
  return next
    ? { label: translate('opportunities.advance', { stage: translate(`enums.stage.${next}`) }), onClick: () => onMove(next) }
    : false;
};

const DealPage = ({ deal }: { deal: OpportunityRecord }) => {
  const translate = useTranslate();
  const mayReadVisits = useMay('visit:read');
  const { move, dialog } = useMoveDeal();
  const onMove = (to: Stage) => void move(deal, to);
  const primary = usePrimary(deal, onMove);
  const header = (
    <RecordHeader
      name={deal.name}
      badges={<EnumChip enum="stage" value={deal.stage} />}
      ownerName={deal.ownerName}
      facts={
        <>
          <GradeBadge grade={deal.accountGrade} />
          <RecordLink entity="accounts" id={deal.accountId}>
            {deal.accountName}
          </RecordLink>
          {!deal.closedOn && (
            <span>
              {translate('resources.opportunities.fields.expectedCloseOn')} <DateText value={deal.expectedCloseOn} />{' '}
              <OverdueText dueOn={deal.expectedCloseOn} />
            </span>
          )}
          {!deal.closedOn && (
            <span>
              {translate('opportunities.daysInStage', { smart_count: deal.daysInStage })} ·{' '}
              {percentText({ value: deal.probability })}
            </span>
          )}
        </>
      }
      money={[
        { label: translate('resources.opportunities.fields.amount'), value: deal.amount },
        { label: translate('resources.opportunities.fields.weightedAmount'), value: deal.weightedAmount },
        { label: translate('resources.opportunities.fields.budget'), value: deal.budget },
        { label: translate('resources.opportunities.fields.wonAmount'), value: deal.wonAmount, tone: 'good' },
      ]}
      primary={primary}
      actions={<Verbs deal={deal} onMove={onMove} />}
    />
  );
  return (
    <Page title={deal.name} header={header}>
      <StageBar deal={deal} onMove={onMove} />
      <OpportunityOverview deal={deal} mayReadVisits={mayReadVisits} />
      {dialog}
    </Page>
  );
};

const Loaded = () => {
  const { record, error, refetch } = useShowContext<OpportunityRecord>();
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return record ? <DealPage deal={record} /> : <PageSkeleton />;
};

const OpportunityShow = () => (
  <ShowBase>
    <Loaded />
  </ShowBase>
);

export default OpportunityShow;
