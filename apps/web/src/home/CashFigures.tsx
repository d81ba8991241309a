import { addMonths, type ReceivableFigure } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { useApi, useToday } from '../data/index.js';
import { addDays, isoWeekday, Money, StatTile, StatTiles, type Drill } from '../kit/index.js';
import { receivableFigureRows, useFigures } from '../receivables/useReceivables.js';
import { CountTile } from './CountTile.js';

const IN_RANGE = ['received', 'expected'] as const satisfies readonly ReceivableFigure[];
const DUE = ['dueIn'] as const satisfies readonly ReceivableFigure[];
/** What is due within so many days is worth a call today. */
const SOON_DAYS = 14;
const STANDING = ['overdue', 'open', 'unallocated'] as const satisfies readonly ReceivableFigure[];
/** A promise for so many days ahead is worth a look today. */
export const PROMISED_DAYS = 7;

/** Finance's figures of the day: each is a sum or count of the server and opens exactly the rows that it counts. */
export const CashFigures = ({ open }: { open: (drill: Drill) => void }) => {
  const translate = useTranslate();
  const api = useApi();
  const today = useToday();
  const first = `${today.slice(0, 7)}-01`;
  const ranges = {
    week: [addDays(today, 1 - isoWeekday(today)), addDays(today, 7 - isoWeekday(today))],
    month: [first, addDays(addMonths(first, 1), -1)],
  } as const;
  const figures = {
    week: useFigures(IN_RANGE, ...ranges.week),
    month: useFigures(IN_RANGE, ...ranges.month),
  };
  const standing = useFigures(STANDING, today, today);
  const soon = [today, addDays(today, SOON_DAYS)] as const;
  const due = useFigures(DUE, ...soon).data?.values.dueIn;
  const rows =
    (label: string, figure: ReceivableFigure, [from, to]: readonly [string, string]) =>
    () =>
      open({ title: label, load: () => receivableFigureRows(api, figure, from, to) });
  return (
    <StatTiles>
      {(['week', 'month'] as const).map((range) => {
        const label = translate(`receivables.home.${range}`);
        const values = figures[range].data?.values;
        return (
          <StatTile
            key={range}
            label={label}
            loading={!values}
            value={values?.received && <Money value={values.received.amount} compact />}
            hint={
              values?.expected && (
                <>
                  {translate('home.finance.against')} <Money value={values.expected.amount} compact />
                </>
              )
            }
            onClick={rows(label, 'received', ranges[range])}
          />
        );
      })}
      {STANDING.map((figure) => {
        const label = translate(`receivables.home.${figure}`);
        const value = standing.data?.values[figure];
        return (
          <StatTile
            key={figure}
            label={label}
            loading={!value}
            value={value && <Money value={value.amount} compact />}
            tone={figure === 'overdue' && value?.count ? 'bad' : undefined}
            hint={value && translate('home.finance.count', { smart_count: value.count })}
            onClick={rows(label, figure, [today, today])}
          />
        );
      })}
      <StatTile
        label={translate('receivables.home.soon')}
        loading={!due}
        tone={due?.count ? 'soon' : undefined}
        value={due && <Money value={due.amount} compact />}
        hint={due && translate('home.finance.count', { smart_count: due.count })}
        onClick={rows(translate('receivables.home.soon'), 'dueIn', soon)}
      />
      <CountTile
        label={translate('home.finance.promised')}
        resource="promises"
        filter={{ state: 'open', promisedOn_lte: addDays(today, PROMISED_DAYS) }}
        tone="soon"
      />
      <CountTile label={translate('home.finance.broken')} resource="promises" filter={{ state: 'broken' }} tone="bad" />
      <CountTile label={translate('home.finance.bank')} resource="bank-lines" filter={{ state: 'open' }} tone="soon" />
      <CountTile label={translate('home.finance.held')} resource="credit-holds" filter={{}} tone="bad" />
    </StatTiles>
  );
};
