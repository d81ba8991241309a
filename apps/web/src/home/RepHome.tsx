import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { type OpportunityRow, type ReportRow, type VisitPlanRow } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useMe, useToday } from '../data/index.js';
import {
  CardLines,
  DateText,
  EnumChip,
  EnumLabel,
  GradeBadge,
  listPath,
  Money,
  OverdueText,
  PageSkeleton,
  RelatedList,
} from '../kit/index.js';
import { usePeriodName } from '../measures/index.js';
import { PlanState } from '../visit-plans/PlanState.js';
import { OverdueWithPromises, TasksDue } from './DeskPanels.js';
import { dayFilters, DayTiles } from './DayTiles.js';
import { DraftReminder } from './DraftReminder.js';
import { MonthFigures } from './MonthFigures.js';

interface PartProps {
  personId: string;
  today: string;
}

const AllLink = ({ to }: { to: string }) => (
  <Button size="small" component={Link} to={to}>
    {useTranslate()('home.rep.all')}
  </Button>
);

const planPath = (plan: VisitPlanRow): string =>
  plan.can.log
    ? `/visits/create?planId=${plan.id}`
    : plan.visitId
      ? `/visits/${plan.visitId}/show`
      : `/visit-plans/${plan.id}/show`;

const PlanCard = ({ plan, late = false }: { plan: VisitPlanRow; late?: boolean }) => (
  <CardLines
    title={plan.accountName}
    badge={
      <>
        <GradeBadge grade={plan.accountGrade} />
        {!late && <PlanState plan={plan} />}
      </>
    }
    facts={
      <>
        {plan.startsAt && <span>{plan.startsAt}</span>}
        <EnumLabel enum="visitKind" value={plan.kind} />
        <span>{plan.purpose}</span>
      </>
    }
    next={
      late && (
        <>
          <DateText value={plan.plannedOn} />
          <OverdueText dueOn={plan.plannedOn} />
        </>
      )
    }
  />
);

/** A tap on a plan logs it. */
const TodayPlans = ({ personId, today }: PartProps) => {
  const translate = useTranslate();
  return (
    <RelatedList<VisitPlanRow>
      resource="visit-plans"
      title={translate('home.rep.plansToday')}
      actions={<AllLink to="/visits/calendar" />}
      filter={dayFilters(personId, today).plans}
      sort={{ field: 'startsAt', order: 'ASC' }}
      to={planPath}
      card={(plan) => <PlanCard plan={plan} />}
      empty={{
        title: translate('home.rep.noPlans'),
        action: (
          <Button variant="outlined" component={Link} to="/visit-plans/create">
            {translate('visitPlans.create')}
          </Button>
        ),
      }}
    />
  );
};

const MissedPlans = ({ personId, today }: PartProps) => {
  const translate = useTranslate();
  const filter = dayFilters(personId, today).missed;
  return (
    <RelatedList<VisitPlanRow>
      resource="visit-plans"
      title={translate('home.rep.missed')}
      actions={<AllLink to={listPath('visit-plans', filter)} />}
      filter={filter}
      sort={{ field: 'plannedOn', order: 'ASC' }}
      limit={6}
      to={planPath}
      card={(plan) => <PlanCard plan={plan} late />}
      empty={{ title: translate('home.rep.noMissed') }}
    />
  );
};

const DueDeals = ({ personId, today }: PartProps) => {
  const translate = useTranslate();
  const filter = dayFilters(personId, today).deals;
  return (
    <RelatedList<OpportunityRow>
      resource="opportunities"
      title={translate('home.rep.deals')}
      actions={<AllLink to={listPath('opportunities', filter)} />}
      filter={filter}
      sort={{ field: 'nextStepOn', order: 'ASC' }}
      limit={6}
      card={(deal) => (
        <CardLines
          title={deal.name}
          badge={<EnumChip enum="stage" value={deal.stage} />}
          facts={
            <>
              <Money value={deal.amount} strong />
              <span>{deal.nextStep}</span>
            </>
          }
          next={
            <>
              <DateText value={deal.nextStepOn} />
              <OverdueText dueOn={deal.nextStepOn} />
            </>
          }
        />
      )}
      empty={{ title: translate('home.rep.noDeals') }}
    />
  );
};

const OwedReports = () => {
  const translate = useTranslate();
  const periodName = usePeriodName();
  return (
    <RelatedList<ReportRow>
      resource="reports"
      title={translate('home.rep.reports')}
      actions={<AllLink to={listPath('reports', { mine: true })} />}
      filter={{ mine: true, status: ['draft', 'returned'] }}
      sort={{ field: 'dueAt', order: 'DESC' }}
      limit={4}
      card={(report) => (
        <CardLines
          title={
            <>
              <EnumLabel enum="reportKind" value={report.kind} /> · {periodName(report.period)}
            </>
          }
          badge={<EnumChip enum="reportStatus" value={report.status} />}
          next={
            <>
              {translate('home.rep.dueAt')} <DateText value={report.dueAt} withTime />
              <OverdueText dueOn={report.dueAt.slice(0, 10)} />
            </>
          }
        />
      )}
      empty={{ title: translate('home.rep.noReports') }}
    />
  );
};

/** The rep's day: plans, follow-ups, promises, the report that is owed, and the month against its target and its pace. */
const RepHome = () => {
  const me = useMe();
  const today = useToday();
  if (!me) return <PageSkeleton />;
  const whose = { personId: me.id, today };
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 2,
        alignItems: 'start',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(2, minmax(0, 1fr))' },
      }}
    >
      <Box sx={{ gridColumn: '1 / -1', order: 0 }}>
        <DayTiles {...whose} />
      </Box>
      {/* On the phone today's visits come before the figures of the month. */}
      <Box sx={{ gridColumn: '1 / -1', order: { xs: 2, md: 0 } }}>
        <MonthFigures />
      </Box>
      <Box sx={{ gridColumn: '1 / -1', order: 0, '&:empty': { display: 'none' } }}>
        <DraftReminder personId={me.id} />
      </Box>
      <Box sx={{ display: 'grid', gap: 2, order: 1 }}>
        <TodayPlans {...whose} />
        <MissedPlans {...whose} />
      </Box>
      <Box sx={{ display: 'grid', gap: 2, order: 3 }}>
        <OwedReports />
        <OverdueWithPromises personId={me.id} />
        <TasksDue today={today} />
        <DueDeals {...whose} />
      </Box>
    </Box>
  );
};

export default RepHome;
