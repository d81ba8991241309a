import { codedWord, MEASURE_GROUPS, paperWord, type OwnCell, type PaperWord } from '@keyline/model';
import { writePdf, type PdfBlock, type PdfDocument } from '@keyline/platform';
import { attainmentOf, isQuiet, spokenFigure } from './figures.js';
import { CELL_KIND, changeCell, OUTCOMES } from './paper-workbook.js';
import type { Paper, PaperFigure } from './paper.js';

export interface Letterhead {
  organisation: string;
  /** Who takes it out. */
  name: string;
  madeAt: Date;
  madeAtText: string;
}
type Word = (name: PaperWord, values?: Record<string, string | number>) => string;

/** What stands on every page of a paper: its title, whose it is, who took it out and when, and how the pages are counted. */
export function letterheadOf(
  { locale, title, period }: Pick<Paper, 'locale' | 'title' | 'period'>,
  { organisation, name, madeAt, madeAtText }: Letterhead,
): Omit<PdfDocument, 'blocks'> {
  return {
    title,
    subtitle: period,
    organisation,
    footer: paperWord('footer', locale, { at: madeAtText, name }),
    pageOf: (page, pages) => paperWord('page', locale, { page, pages }),
    madeAt,
  };
}

/** On paper: figures by group, charts, what happened, the author's words, the next plan; every page counted. */
export function paperPdf(paper: Paper, letterhead: Letterhead): Promise<Buffer> {
  const word: Word = (key, values) => paperWord(key, paper.locale, values);
  return writePdf({ ...letterheadOf(paper, letterhead), blocks: blocksOf(paper, word) });
}

function blocksOf(paper: Paper, word: Word): PdfBlock[] {
  const { team, figures } = paper;
  return [
    { block: 'facts', facts: paper.head.filter(([label]) => label !== word('hash') && label !== word('period')), columns: 4 },
    ...paper.head
      .filter(([label]) => label === word('hash'))
      .map((fact): PdfBlock => ({ block: 'facts', facts: [fact], columns: 2 })),
    ...(paper.words.length > 0 ? wordBlocks(paper, word) : []),
    ...chartBlocks(paper, word),
    ...(team ? [...memberBlocks(team, word), ...figureBlocks(word('teamFigures'), team.figures, word)] : []),
    ...(figures.length > 0 ? figureBlocks(word('figures'), figures, word) : []),
    ...listBlocks(paper, word),
    ...reviewBlocks(paper, word),
    ...(paper.lists.length > 0 ? planBlocks(paper, word) : []),
    ...(paper.events.length > 0 ? eventBlocks(paper, word) : []),
  ];
}

const inUnit = (value: string | null, unit: PaperFigure['unit']): OwnCell => ({
  value,
  kind: CELL_KIND[unit],
});
const percent = (rate: number) => `${rate.toFixed(1)}%`;

function figureBlocks(title: string, figures: readonly PaperFigure[], word: Word): PdfBlock[] {
  return MEASURE_GROUPS.flatMap((group): PdfBlock[] => {
    const shown = figures.filter((figure) => figure.group === group && !isQuiet(figure));
    if (shown.length === 0) return [];
    return [
      { block: 'heading', text: `${title} · ${word(`group.${group}`)}` },
      {
        block: 'table',
        columns: [
          { title: word('measure'), kind: 'text', width: 'rest' },
          { title: word('value'), kind: 'money' },
          { title: word('previous'), kind: 'money' },
          { title: word('change'), kind: 'money' },
          { title: word('target'), kind: 'money' },
          { title: word('attainment'), kind: 'percent' },
        ],
        rows: shown.map((figure) => [
          figure.name,
          inUnit(figure.value, figure.unit),
          inUnit(figure.previous, figure.unit),
          changeCell(figure, word),
          inUnit(figure.target, figure.unit),
          attainmentOf(figure),
        ]),
        empty: word('none'),
      },
    ];
  });
}

const GRADES = ['visits_grade_a', 'visits_grade_b', 'visits_grade_cd'];
/** What people of a team are compared by. */
const COMPARED = ['visits_done', 'contract_amount', 'payments_received'];
const MOST_BARS = 20;
/** In per cent: one target that was far exceeded must not squeeze all others to nothing. */
const LONGEST_BAR = 150;

/** Attainment of targets; visits by grade against the period before; for a team, its people side by side. */
function chartBlocks({ figures, team }: Paper, word: Word): PdfBlock[] {
  const all = team?.figures ?? figures;
  const aimed = all.flatMap((figure) => {
    const rate = attainmentOf(figure);
    return rate === null ? [] : [{ figure, rate }];
  });
  const grades = all.filter(({ measure }) => GRADES.includes(measure));
  return [
    { block: 'heading', text: word('attainmentChart') },
    {
      block: 'bars',
      bars: aimed.map(({ figure: { name, value, target, unit }, rate }) => ({
        label: name,
        value: Math.min(rate, LONGEST_BAR),
        mark: 100,
        says: `${percent(rate)} · ${spokenFigure(value, unit)} / ${spokenFigure(target ?? '0', unit)}`,
      })),
      legend: word('attainmentLegend'),
      empty: word('noTargets'),
    },
    { block: 'heading', text: word('gradeChart') },
    {
      block: 'bars',
      bars: grades.map(({ name, value, previous }) => ({
        label: name,
        value: Number(value),
        mark: previous === null ? null : Number(previous),
        says: `${spokenFigure(value, 'count')} / ${spokenFigure(previous, 'count')}`,
      })),
      legend: word('comparedLegend'),
      empty: word('none'),
    },
    ...(team ? COMPARED.flatMap((measure) => peopleChart(team, measure, word)) : []),
  ];
}

function peopleChart({ figures, members }: NonNullable<Paper['team']>, measure: string, word: Word): PdfBlock[] {
  const figure = figures.find((each) => each.measure === measure);
  if (!figure || Number(figure.value) === 0) return [];
  const bars = members
    .map(({ name, values }) => ({
      label: name,
      value: Number(values[measure] ?? 0),
      says: spokenFigure(values[measure] ?? '0', figure.unit),
    }))
    .sort((one, other) => other.value - one.value)
    .slice(0, MOST_BARS);
  return [
    { block: 'heading', text: word('peopleChart', { measure: figure.name }) },
    { block: 'bars', bars, legend: word('peopleLegend'), empty: word('none') },
  ];
}

/** What is compared of each member, and how the own report stands. */
function memberBlocks({ figures, members }: NonNullable<Paper['team']>, word: Word): PdfBlock[] {
  const withState = members.some(({ status }) => status !== null);
  const compared = figures.filter(({ measure }) => [...COMPARED, 'overdue_amount'].includes(measure));
  return [
    { block: 'heading', text: word(withState ? 'byPerson' : 'members') },
    {
      block: 'table',
      columns: [
        { title: word('who'), kind: 'text', width: 'rest' },
        ...(withState
          ? [
              { title: word('state'), kind: 'text' as const },
              { title: word('punctuality'), kind: 'text' as const },
            ]
          : []),
        ...compared.map(({ name, unit }) => ({ title: name, kind: CELL_KIND[unit] })),
      ],
      rows: members.map(({ name, status, punctuality, values }) => [
        name,
        ...(withState ? [status, punctuality] : []),
        ...compared.map(({ measure }) => values[measure] ?? null),
      ]),
      empty: word('none'),
    },
  ];
}

const listBlocks = ({ lists, locale }: Paper, word: Word): PdfBlock[] =>
  lists
    .filter(({ items }) => items.length > 0)
    .flatMap(({ name, items }): PdfBlock[] => [
      { block: 'heading', text: word(`list.${name}`) },
      {
        block: 'table',
        columns: [
          { title: word('on'), kind: 'date' },
          { title: word('account'), kind: 'text', width: 150 },
          { title: word('what'), kind: 'text', width: 'rest' },
          { title: word('amount'), kind: 'money' },
        ],
        rows: items.map(({ on, accountName, label, fromStage, toStage, amount }) => [
          on,
          accountName,
          toStage
            ? `${label}：${fromStage ? `${codedWord('stage', fromStage, locale)} → ` : ''}${codedWord('stage', toStage, locale)}`
            : codedWord('visit', label, locale),
          amount,
        ]),
        empty: word('none'),
      },
    ]);

function reviewBlocks({ review, locale }: Paper, word: Word): PdfBlock[] {
  if (!review) return [];
  return [
    { block: 'heading', text: word('planReview') },
    {
      block: 'table',
      columns: [
        { title: word('outcome'), kind: 'text' },
        { title: word('on'), kind: 'date' },
        { title: word('account'), kind: 'text', width: 150 },
        { title: word('visitKind'), kind: 'text' },
        { title: word('what'), kind: 'text', width: 'rest' },
      ],
      rows: OUTCOMES.flatMap((outcome) =>
        review[outcome].map(({ on, accountName, kind, purpose }) => [
          word(`outcome.${outcome}`),
          on,
          accountName,
          codedWord('visit', kind, locale),
          purpose,
        ]),
      ),
      empty: word('none'),
    },
  ];
}

const planBlocks = ({ plan }: Paper, word: Word): PdfBlock[] => [
  { block: 'heading', text: word('nextPlan') },
  {
    block: 'table',
    columns: [
      { title: word('on'), kind: 'date' },
      { title: word('account'), kind: 'text', width: 150 },
      { title: word('what'), kind: 'text', width: 'rest' },
    ],
    rows: plan.map(({ on, accountName, what }) => [on ?? null, accountName ?? null, what]),
    empty: word('nothingWritten'),
  },
];

const wordBlocks = ({ words }: Paper, word: Word): PdfBlock[] =>
  words.flatMap(([label, text]): PdfBlock[] => [
    { block: 'heading', text: label },
    { block: 'paragraph', text: text.trim() === '' ? word('nothingWritten') : text },
  ]);

const eventBlocks = ({ events }: Paper, word: Word): PdfBlock[] => [
  { block: 'heading', text: word('comments') },
  {
    block: 'table',
    columns: [
      { title: word('at'), kind: 'text' },
      { title: word('by'), kind: 'text' },
      { title: word('what'), kind: 'text' },
      { title: word('words'), kind: 'text', width: 'rest' },
    ],
    rows: events.map(({ at, by, kind, body }) => [at, by, kind, body]),
    empty: word('none'),
  },
];
