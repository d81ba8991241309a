import type { ContractRecord, ResponsibilityRow, ScheduleHistoryRow, ScheduleTerm } from '@keyline/model';
import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { useApi } from '../data/index.js';
import { addDays, Badge, DateText, EmptyState, EnumLabel, ErrorState, Money, Panel, RowsSkeleton } from '../kit/index.js';
import { ResponsibilityPeriod } from '../instalments/ResponsibilityPeriod.js';

/** From when until when; open at an end that was not or is not reached. */
const Span = ({ from, until }: { from: string | null; until: string | null }) => {
  const translate = useTranslate();
  return (
    <Box component="span" sx={{ color: 'text.secondary', fontSize: 13, whiteSpace: 'nowrap' }}>
      {from ? <DateText value={from} short /> : translate('contracts.history.start')} –{' '}
      {until ? <DateText value={addDays(until, -1)} short /> : translate('contracts.history.now')}
    </Box>
  );
};

/** 2026-12-09, or 30 days after 验收 (expected on a day). */
const Due = ({ term }: { term: ScheduleTerm }) => {
  const translate = useTranslate();
  if (term.dueOn) return <DateText value={term.dueOn} />;
  const what = term.dueRule === 'milestone' ? term.milestone : translate('instalments.invoice');
  return (
    <>
      {translate('instalments.after', { what, days: term.termDays ?? 0 })}{' '}
      <Box component="span" sx={{ color: 'text.secondary', fontSize: 13 }}>
        {translate('instalments.expected')} <DateText value={term.expectedOn} short />
      </Box>
    </>
  );
};

const Term = ({ term, former }: { term: ScheduleTerm; former: ScheduleTerm | undefined }) => {
  const translate = useTranslate();
  const over = term.untilOn !== null;
  return (
    <Box
      component="li"
      sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, rowGap: 0.5, py: 1, color: over ? 'text.secondary' : undefined }}
    >
      <Box sx={{ minWidth: 128, fontWeight: former && former.amount !== term.amount ? 600 : undefined }}>
        <Money value={term.amount} />
      </Box>
      <Box sx={{ flex: '1 1 200px' }}>
        <Due term={term} />
      </Box>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
        {term.disputedOn && <Badge tone="soon">{translate('instalments.disputed')}</Badge>}
        {term.because && (
          <Badge tone="info">
            <EnumLabel enum="scheduleCause" value={term.because} />
          </Badge>
        )}
        <Span from={term.fromOn} until={term.untilOn} />
      </Box>
    </Box>
  );
};

const Answered = ({ periods }: { periods: ResponsibilityRow[] }) => (
  <Box component="ol" sx={{ m: 0, p: 0, '& > :last-of-type': { borderBottom: 0 } }}>
    {periods.map((period) => (
      <ResponsibilityPeriod key={period.id} period={period} flush />
    ))}
  </Box>
);

const Part = ({ part }: { part: ScheduleHistoryRow }) => {
  const translate = useTranslate();
  const heading = { color: 'text.secondary', fontSize: 12, fontWeight: 400, m: 0, mb: 0.5 } as const;
  return (
    <Panel
      title={part.name}
      actions={
        part.droppedOn && (
          <Badge tone="neutral">
            {translate('contracts.history.dropped')} <DateText value={part.droppedOn} short />
          </Badge>
        )
      }
    >
      <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 3fr) minmax(0, 2fr)' } }}>
        <Box>
          <Box component="h3" sx={heading}>
            {translate('contracts.history.said')}
          </Box>
          <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
            {part.terms.map((term, index) => (
              <Term key={term.fromOn ?? 'start'} term={term} former={part.terms[index - 1]} />
            ))}
          </Box>
        </Box>
        <Box>
          <Box component="h3" sx={heading}>
            {translate('contracts.history.answered')}
          </Box>
          {part.responsibility.length === 0 ? '—' : <Answered periods={part.responsibility} />}
        </Box>
      </Box>
    </Panel>
  );
};

/** What the payment schedule said from when until when, why it changed, and who answered for each part. */
export const ContractHistory = ({ contract }: { contract: ContractRecord }) => {
  const translate = useTranslate();
  const api = useApi();
  const { data, error, refetch } = useQuery({
    queryKey: ['contracts', 'schedule-history', contract.id],
    queryFn: ({ signal }) => api.get<ScheduleHistoryRow[]>(`/contracts/${contract.id}/schedule-history`, {}, signal),
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <RowsSkeleton rows={5} />;
  if (data.length === 0)
    return (
      <Panel>
        <EmptyState compact title={translate('contracts.schedule.none')} />
      </Panel>
    );
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      {data.map((part) => (
        <Part key={part.instalmentId} part={part} />
      ))}
    </Box>
  );
};
