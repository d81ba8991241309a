import { monthCode, periodFromCode, type TargetRow } from '@keyline/model';
import { useQuery } from '@tanstack/react-query';
import Box from '@mui/material/Box';
import { useGetList, useTranslate } from 'react-admin';
import { useApi, useMe, useToday } from '../data/index.js';
import { ErrorState, Percent, percentText, StatTile, StatTiles, useRowsDrawer } from '../kit/index.js';
import { attainmentPercent, MeasureValue, useMeasures, usePeriodName } from '../measures/index.js';
import { useMonthPace } from './useMonthPace.js';

const CODES = [
  'visits_done',
  'new_accounts',
  'opportunities_created_amount',
  'contract_amount',
  'payments_received',
  'collection_rate',
  'overdue_amount',
  'coverage_rate',
];

/** Beside what is reached: what would be by now, were it reached evenly over the working days. */
const Behind = ({ reached, pace }: { reached: number | null; pace: number | null }) => {
  const translate = useTranslate();
  if (reached === null || pace === null) return null;
  const tone = reached < pace ? 'soon' : 'good';
  return (
    <Box component="span" sx={{ display: 'block', color: (theme) => theme.tokens.tones[tone].ink }}>
      {translate('home.rep.pace', { percent: percentText({ value: pace }) ?? '' })}
    </Box>
  );
};

/** One's own figures of the month against the targets; each opens the rows that it counts. */
export const MonthFigures = () => {
  const translate = useTranslate();
  const api = useApi();
  const me = useMe();
  const measures = useMeasures();
  const periodName = usePeriodName();
  const month = periodFromCode(monthCode(useToday()));
  const pace = useMonthPace(month);
  const { open, drawer } = useRowsDrawer();
  const person = me?.id;
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['measures', 'home', 'month', month.code, person],
    enabled: Boolean(person),
    queryFn: () => api.measureValues({ measures: CODES, from: month.start, to: month.end, by: 'person' }),
  });
  const { data: targets = [] } = useGetList<TargetRow>(
    'targets',
    { filter: { personId: person, period: month.code }, pagination: { page: 1, perPage: 50 } },
    { enabled: Boolean(person) },
  );
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} compact />;
  const own = data?.rows.find(({ key }) => key === person);
  const values = own?.values;
  return (
    <>
      <StatTiles across={4}>
        {CODES.map((code) => {
          const target = targets.find(({ measure }) => measure === code)?.value;
          const value = data && (values ? values[code] : '0');
          return (
            <StatTile
              key={code}
              label={measures.nameOf(code)}
              loading={isPending}
              tone={code === 'overdue_amount' && Number(value ?? 0) > 0 ? 'bad' : undefined}
              value={<MeasureValue measure={measures.find(code)} value={value} compact />}
              hint={
                target === undefined ? (
                  periodName(month.code)
                ) : (
                  <>
                    {translate('home.rep.ofTarget')} <MeasureValue measure={measures.find(code)} value={target} compact /> ·{' '}
                    <Percent value={attainmentPercent(value, target)} />
                    <Behind reached={attainmentPercent(value, target)} pace={pace} />
                  </>
                )
              }
              onClick={() =>
                open(
                  measures.drillOf({
                    code,
                    value,
                    sides: own?.sides[code],
                    about: [periodName(month.code)],
                    load: (side) => api.measureRows({ measure: code, side, from: month.start, to: month.end, person }),
                  }),
                )
              }
            />
          );
        })}
      </StatTiles>
      {drawer}
    </>
  );
};
