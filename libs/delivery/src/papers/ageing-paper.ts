import {
  addMoney,
  AGEING_BUCKETS,
  formatMoney,
  isZero,
  paperWord,
  type Actor,
  type AgeingBucket,
  type AgeingReport,
} from '@keyline/model';
import type { WorkbookSheet } from '@keyline/platform';
import { wordsIn, type TablePaper } from './table-paper.js';

const OVERDUE = AGEING_BUCKETS.filter((bucket) => bucket !== 'notDue');
/** By more than ninety days. */
const LONG_OVERDUE: readonly AgeingBucket[] = ['d91_180', 'd181_365', 'd365plus'];

/**
 * The ageing of receivables as it leaves the house.
 * @param sheets the report's own workbook: the table, and the instalments behind it
 */
export function ageingPaper(
  { asOf, by, total }: AgeingReport,
  sheets: readonly WorkbookSheet[],
  { name, locale }: Pick<Actor, 'name' | 'locale'>,
): TablePaper {
  const word = wordsIn(locale);
  const share = (amount: string) =>
    isZero(total.total)
      ? {}
      : { note: word('shareNote', { rate: `${((Number(amount) / Number(total.total)) * 100).toFixed(1)}%` }) };
  const [overdue, long] = [OVERDUE, LONG_OVERDUE].map((buckets) => addMoney(...buckets.map((bucket) => total[bucket]))) as [
    string,
    string,
  ];
  const query = new URLSearchParams({ asOf, by }).toString();
  const [table, ...behind] = sheets;
  return {
    locale,
    title: `${word('ageing')} · ${name} · ${asOf}`,
    period: `${word('asOf')} ${asOf}`,
    head: [
      [word('receivable'), formatMoney(total.total)],
      [word('overdue'), formatMoney(overdue)],
      [word('overdue90'), formatMoney(long)],
      [word('disputed'), formatMoney(total.disputed)],
    ],
    lines: [
      { label: word('receivable'), value: formatMoney(total.total) },
      { label: word('overdue'), value: formatMoney(overdue), ...share(overdue) },
      { label: word('overdue90'), value: formatMoney(long), ...share(long) },
      ...(isZero(total.disputed) ? [] : [{ label: word('disputed'), value: formatMoney(total.disputed) }]),
    ],
    sections: [
      ...(table
        ? [
            {
              ...table,
              bars: {
                // The buckets stand in the table from its second column on.
                bars: AGEING_BUCKETS.map((bucket, index) => ({
                  label: table.columns[index + 1]?.title ?? bucket,
                  value: Number(total[bucket]),
                  says: formatMoney(total[bucket]),
                })),
                legend: word('ageingLegend'),
                empty: paperWord('none', locale),
              },
            },
          ]
        : []),
      ...behind.map(({ facts: _, ...sheet }) => sheet),
    ],
    path: `/receivables?${query}`,
    files: { pdf: `/api/receivables/ageing/paper?${query}`, xlsx: `/api/receivables/ageing.xlsx?${query}` },
  };
}
