import {
  formatMoney,
  paperWord,
  periodFromCode,
  periodWords,
  type Actor,
  type ForecastLine,
  type ForecastRollUp,
  type Locale,
  type TableWord,
} from '@keyline/model';
import { wordsIn, type TablePaper, type TableSection } from './table-paper.js';

const AMOUNTS = ['won', 'commit', 'best', 'pipeline', 'expected', 'adjusted'] as const;
/** The amounts by their words; `pipeline` is what is in none of the others. */
const TITLES: Readonly<Record<(typeof AMOUNTS)[number], TableWord>> = {
  won: 'won',
  commit: 'commit',
  best: 'best',
  pipeline: 'more',
  expected: 'expected',
  adjusted: 'adjusted',
};

/** Who has said nothing yet has not said nought. */
const hasSpoken = ({ submitted, frozen }: ForecastLine): boolean => submitted + frozen > 0;

const amountOf = (line: ForecastLine, amount: (typeof AMOUNTS)[number]): string | null => (hasSpoken(line) ? line[amount] : null);
const inWords = (amount: string | null): string => (amount === null ? '–' : formatMoney(amount));

/** In per cent of the target, one decimal; null without one, and where nothing was said. */
function attained(line: ForecastLine): number | null {
  const adjusted = amountOf(line, 'adjusted');
  const target = Number(line.target ?? 0);
  return adjusted === null || target === 0 ? null : Math.round((Number(adjusted) / target) * 1000) / 10;
}

/** A week's forecasts added up, as they leave the house: by person, and how the sum developed in the quarter. */
export function forecastPaper(rollUp: ForecastRollUp, { name, locale }: Pick<Actor, 'name' | 'locale'>): TablePaper {
  const word = wordsIn(locale);
  const query = new URLSearchParams({ week: rollUp.week, by: rollUp.by }).toString();
  const { total } = rollUp;
  const rate = attained(total);
  return {
    locale,
    title: `${word('forecast')} · ${name} · ${rollUp.week}`,
    period: periodWords(periodFromCode(rollUp.week), locale),
    head: [
      [paperWord('scope', locale), paperWord('everybody', locale, { name })],
      [word('quarter'), rollUp.quarter],
      [word('cut'), word(`cut.${rollUp.by}`)],
      [word('handedIn'), `${total.submitted} / ${total.due}`],
    ],
    lines: [
      { label: word('handedIn'), value: `${total.submitted} / ${total.due}` },
      ...AMOUNTS.map((amount) => ({
        label: word(TITLES[amount]),
        value: inWords(amountOf(total, amount)),
        ...(amount === 'adjusted' && rate !== null
          ? { note: word('attainedNote', { target: formatMoney(total.target ?? '0'), rate: `${rate.toFixed(1)}%` }) }
          : {}),
      })),
    ],
    sections: [lines(rollUp, locale), trend(rollUp, locale)],
    path: `/forecast?tab=team&period=${rollUp.week}`,
    files: { pdf: `/api/forecasts/roll-up/paper?${query}`, xlsx: `/api/forecasts/roll-up/workbook?${query}` },
  };
}

function lines({ rows, by, total }: ForecastRollUp, locale: Locale): TableSection {
  const word = wordsIn(locale);
  const cells = (line: ForecastLine, label: string) => [
    label,
    ...AMOUNTS.map((amount) => amountOf(line, amount)),
    line.target,
    attained(line),
    line.submitted,
    line.due,
  ];
  return {
    name: word('byLine', { cut: word(`cut.${by}`) }),
    bars: {
      bars: rows.slice(0, 20).map((line) => ({
        label: line.name,
        value: Number(amountOf(line, 'adjusted') ?? 0),
        mark: line.target === null ? null : Number(line.target),
        says: inWords(amountOf(line, 'adjusted')),
      })),
      legend: word('forecastLegend'),
      empty: paperWord('none', locale),
    },
    columns: [
      { title: word(`cut.${by}`), kind: 'text' },
      ...AMOUNTS.map((amount) => ({ title: word(TITLES[amount]), kind: 'money' as const })),
      { title: word('target'), kind: 'money' },
      { title: word('attained'), kind: 'percent' },
      { title: word('handedIn'), kind: 'whole' },
      { title: paperWord('people', locale), kind: 'whole' },
    ],
    rows: rows.map((line) => cells(line, line.name)),
    foot: cells(total, word('total')),
  };
}

function trend({ trend: weeks }: ForecastRollUp, locale: Locale): TableSection {
  const word = wordsIn(locale);
  const shown = ['won', 'commit', 'best', 'pipeline', 'adjusted'] as const;
  return {
    name: word('trend'),
    columns: [
      { title: word('week'), kind: 'text' },
      ...shown.map((amount) => ({ title: word(TITLES[amount]), kind: 'money' as const })),
    ],
    rows: weeks.map((week) => [week.week, ...shown.map((amount) => week[amount])]),
  };
}
