import {
  codedWord,
  paperWord,
  type CellKind,
  type CellValue,
  type OwnCell,
  type PaperWord,
  type PlanReview,
  type TableCell,
} from '@keyline/model';
import { writeWorkbook, type SheetColumn, type WorkbookSheet } from '@keyline/platform';
import { attainmentOf, changeOf, changeRateOf } from './figures.js';
import type { Paper, PaperFigure } from './paper.js';

/** As many records behind the figures as a workbook holds: nobody reads more, and the figures count them all. */
const MOST_ROWS = 20_000;
/** How a figure of that unit stands in a cell. */
export const CELL_KIND = { count: 'whole', money: 'money', percent: 'percent' } as const satisfies Record<
  PaperFigure['unit'],
  CellKind
>;

type Word = (name: PaperWord, values?: Record<string, string | number>) => string;
const column = (title: string, kind: CellKind, width?: number): SheetColumn => ({ title, kind, ...(width ? { width } : {}) });
const inUnit = (value: CellValue, unit: PaperFigure['unit']): OwnCell => ({ value, kind: CELL_KIND[unit] });
/** What changed on the period before; between two percentages the points, in words, for a percentage of a percentage says something else. */
export const changeCell = (figure: PaperFigure, word: Word): OwnCell =>
  figure.unit === 'percent'
    ? { value: changeOf(figure), kind: 'points', unit: word('points') }
    : inUnit(changeOf(figure), figure.unit);

/** Real numbers, days and percentages; a sheet for each part of the report that has something in it. */
export const paperWorkbook = (paper: Paper): Promise<Buffer> => writeWorkbook(sheetsOf(paper));

/** The sheets of the workbook, the figures first. */
export function sheetsOf(paper: Paper): WorkbookSheet[] {
  const word: Word = (name, values) => paperWord(name, paper.locale, values);
  const head = [[word('period'), paper.period] as const, ...paper.head.filter(([label]) => label !== word('period'))];
  const sheets = [
    paper.figures.length > 0 && figureSheet(word, word('figures'), paper.figures),
    paper.team && figureSheet(word, word('teamFigures'), paper.team.figures),
    paper.team && memberSheet(paper.team, word),
    paper.lists.length > 0 && listSheet(paper, word),
    paper.review && reviewSheet(paper, paper.review, word),
    paper.lists.length > 0 && planSheet(paper, word),
    paper.words.length > 0 && wordsSheet(paper, word),
    paper.rows.length > 0 && rowSheet(paper, word),
  ].filter((sheet) => sheet !== false && sheet !== null);
  return sheets.map((sheet, index) => (index === 0 ? { ...sheet, facts: [[paper.title, ''] as const, ...head] } : sheet));
}

const figureSheet = (word: Word, name: string, figures: readonly PaperFigure[]): WorkbookSheet => ({
  name,
  columns: [
    column(word('group'), 'text'),
    column(word('measure'), 'text'),
    column(word('unit'), 'text', 8),
    column(word('value'), 'money'),
    column(word('previous'), 'money'),
    column(word('change'), 'money'),
    column(word('changeRate'), 'percent'),
    column(word('target'), 'money'),
    column(word('attainment'), 'percent'),
  ],
  rows: figures.map((figure): TableCell[] => [
    word(`group.${figure.group}`),
    figure.name,
    word(`unit.${figure.unit}`),
    inUnit(figure.value, figure.unit),
    inUnit(figure.previous, figure.unit),
    changeCell(figure, word),
    changeRateOf(figure),
    inUnit(figure.target, figure.unit),
    attainmentOf(figure),
  ]),
});

/** Everybody's figures side by side, a column for each. */
function memberSheet({ figures, members }: NonNullable<Paper['team']>, word: Word): WorkbookSheet {
  const withState = members.some(({ status }) => status !== null);
  return {
    name: word('byPerson'),
    columns: [
      column(word('who'), 'text'),
      ...(withState
        ? [column(word('department'), 'text'), column(word('state'), 'text'), column(word('punctuality'), 'text')]
        : []),
      ...figures.map(({ name, unit }) => column(name, CELL_KIND[unit])),
    ],
    rows: members.map(({ name, department, status, punctuality, values }) => [
      name,
      ...(withState ? [department, status, punctuality] : []),
      ...figures.map(({ measure }) => values[measure] ?? null),
    ]),
  };
}

const listSheet = ({ lists, locale }: Paper, word: Word): WorkbookSheet => ({
  name: word('lists'),
  columns: [
    column(word('list'), 'text'),
    column(word('on'), 'date'),
    column(word('account'), 'text'),
    column(word('what'), 'text'),
    column(word('fromStage'), 'text'),
    column(word('toStage'), 'text'),
    column(word('amount'), 'money'),
  ],
  rows: lists.flatMap(({ name, items }) =>
    items.map(({ on, accountName, label, fromStage, toStage, amount }) => [
      word(`list.${name}`),
      on,
      accountName,
      codedWord('visit', label, locale),
      fromStage ? codedWord('stage', fromStage, locale) : null,
      toStage ? codedWord('stage', toStage, locale) : null,
      amount,
    ]),
  ),
});

/** In the order in which people ask: what was kept, what was not, what came instead. */
export const OUTCOMES = [
  'done',
  'notDone',
  'unplanned',
  'cancelled',
  'upcoming',
] as const satisfies readonly (keyof PlanReview)[];

const reviewSheet = ({ locale }: Paper, review: PlanReview, word: Word): WorkbookSheet => ({
  name: word('planReview'),
  columns: [
    column(word('outcome'), 'text'),
    column(word('on'), 'date'),
    column(word('account'), 'text'),
    column(word('visitKind'), 'text'),
    column(word('what'), 'text'),
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
});

const planSheet = ({ plan }: Paper, word: Word): WorkbookSheet => ({
  name: word('nextPlan'),
  columns: [column(word('on'), 'date'), column(word('account'), 'text'), column(word('what'), 'text')],
  rows: plan.map(({ on, accountName, what }) => [on ?? null, accountName ?? null, what]),
});

/** The author's words, and what was said about them. */
const wordsSheet = ({ words, events }: Paper, word: Word): WorkbookSheet => ({
  name: word('words'),
  columns: [
    column(word('part'), 'text'),
    column(word('by'), 'text'),
    column(word('at'), 'text', 18),
    column(word('words'), 'text', 80),
  ],
  rows: [
    ...words.map(([label, text]) => [label, null, null, text]),
    ...events.map(({ kind, by, at, body }) => [kind, by, at, body]),
  ],
});

function rowSheet({ rows, locale, figures, team }: Paper, word: Word): WorkbookSheet {
  const names = new Map([...(team?.figures ?? []), ...figures].map(({ measure, name }) => [measure, name]));
  const shown = rows.slice(0, MOST_ROWS);
  const facts = rows.length > MOST_ROWS ? [['', word('rowsShown', { shown: MOST_ROWS, total: rows.length })] as const] : [];
  return {
    name: word('rows'),
    facts,
    columns: [
      column(word('measure'), 'text'),
      column(word('on'), 'date'),
      column(word('account'), 'text'),
      column(word('what'), 'text'),
      column(word('amount'), 'money'),
      column(word('who'), 'text'),
    ],
    rows: shown.map(({ measure, on, accountName, label, amount, personName }) => [
      names.get(measure) ?? measure,
      on,
      accountName,
      codedWord('visit', label, locale),
      amount,
      personName ?? null,
    ]),
  };
}
