import {
  codedWord,
  formatMoney,
  paperWord,
  periodFromCode,
  periodWords,
  PIPELINE_FIGURES,
  pipelineFigureName,
  type Actor,
  type Locale,
  type PipelineFigure,
  type PipelineLine,
  type PipelineReport,
} from '@keyline/model';
import { wordsIn, type TablePaper, type TableSection } from './table-paper.js';

/** What a message shows: what stands, what is promised, what came and what did not. */
const SPOKEN = [
  'open',
  'commit',
  'won',
  'lost',
  'slipped',
  'stalled',
  'no_next_step',
] as const satisfies readonly PipelineFigure[];
/** What people, teams and departments are compared by. */
const COMPARED = ['open', 'closing', 'commit', 'won', 'slipped', 'stalled'] as const satisfies readonly PipelineFigure[];

/** The pipeline report as it leaves the house: standing by person, what moved, the funnel. */
export function pipelinePaper(report: PipelineReport, { name, locale }: Pick<Actor, 'name' | 'locale'>): TablePaper {
  const word = wordsIn(locale);
  const period = periodFromCode(report.period);
  const query = new URLSearchParams({ period: report.period, by: report.by }).toString();
  const { total } = report;
  return {
    locale,
    title: `${word('pipeline')} · ${name} · ${report.period}`,
    period: periodWords(period, locale),
    head: [
      [paperWord('scope', locale), paperWord('everybody', locale, { name })],
      [word('asOf'), report.asOf],
      [word('quarter'), report.quarter],
      [word('cut'), word(`cut.${report.by}`)],
    ],
    lines: [
      ...SPOKEN.filter((figure) => total.counts[figure] > 0).map((figure) => ({
        label: pipelineFigureName(figure, locale),
        value: formatMoney(total.amounts[figure]),
        note: word('dealsNote', { count: total.counts[figure] }),
      })),
      { label: word('weighted'), value: formatMoney(total.weighted) },
      ...(total.coverage === null ? [] : [{ label: word('coverage'), value: total.coverage, note: word('coverageNote') }]),
    ],
    sections: [standing(report, locale), funnel(report, locale), moves(report, locale)],
    path: `/pipeline?period=${report.period}`,
    files: { pdf: `/api/pipeline-report/paper?${query}`, xlsx: `/api/pipeline-report/workbook?${query}` },
  };
}

function standing({ rows, by, total }: PipelineReport, locale: Locale): TableSection {
  const word = wordsIn(locale);
  const cells = (line: PipelineLine, label: string) => [
    label,
    line.counts.open,
    line.amounts.open,
    line.weighted,
    ...COMPARED.slice(1).map((figure) => line.amounts[figure]),
    line.target,
    line.reached,
    line.remaining,
    line.coverage,
  ];
  return {
    name: word('byLine', { cut: word(`cut.${by}`) }),
    columns: [
      { title: word(`cut.${by}`), kind: 'text' },
      { title: word('deals'), kind: 'whole' },
      { title: pipelineFigureName('open', locale), kind: 'money' },
      { title: word('weighted'), kind: 'money' },
      ...COMPARED.slice(1).map((figure) => ({ title: pipelineFigureName(figure, locale), kind: 'money' as const })),
      { title: word('target'), kind: 'money' },
      { title: word('reached'), kind: 'money' },
      { title: word('remaining'), kind: 'money' },
      { title: word('coverage'), kind: 'decimal' },
    ],
    rows: rows.map((line) => cells(line, line.name)),
    foot: cells(total, word('total')),
  };
}

function moves({ total: { counts, amounts, openBefore } }: PipelineReport, locale: Locale): TableSection {
  const word = wordsIn(locale);
  return {
    name: word('moves'),
    columns: [
      { title: word('figure'), kind: 'text' },
      { title: word('deals'), kind: 'whole' },
      { title: word('amount'), kind: 'money' },
    ],
    rows: [
      [word('openBefore'), null, openBefore],
      ...PIPELINE_FIGURES.map((figure) => [pipelineFigureName(figure, locale), counts[figure], amounts[figure]]),
    ],
  };
}

function funnel({ funnel: stages }: PipelineReport, locale: Locale): TableSection {
  const word = wordsIn(locale);
  const stageName = (stage: string) => codedWord('stage', stage, locale);
  return {
    name: word('funnel'),
    bars: {
      bars: stages.map(({ stage, amount, count }) => ({
        label: stageName(stage),
        value: Number(amount),
        says: `${formatMoney(amount)} · ${word('dealsNote', { count })}`,
      })),
      legend: word('funnelLegend'),
      empty: paperWord('none', locale),
    },
    columns: [
      { title: word('stage'), kind: 'text' },
      { title: word('deals'), kind: 'whole' },
      { title: word('amount'), kind: 'money' },
      { title: word('weighted'), kind: 'money' },
      { title: word('conversion'), kind: 'percent' },
      { title: word('averageDays'), kind: 'decimal' },
      { title: word('daysSoFar'), kind: 'decimal' },
    ],
    rows: stages.map(({ stage, count, amount, weighted, conversion, averageDays, daysSoFar }) => [
      stageName(stage),
      count,
      amount,
      weighted,
      conversion === null ? null : Number(conversion) * 100,
      averageDays,
      daysSoFar,
    ]),
  };
}
