import {
  codedWord,
  paperWord,
  periodFromCode,
  periodWords,
  REPORT_LISTS,
  type Locale,
  type MeasureFigure,
  type MeasureGroup,
  type MeasureInfo,
  type PaperWord,
  type PlanLine,
  type PlanReview,
  type ReportFact,
  type ReportListItem,
  type ReportListName,
  type ReportRecord,
  type ReportVersionRecord,
  type TeamRollUp,
} from '@keyline/model';
import { findMeasure } from '@keyline/measures';
import type { FrozenRow, FrozenRows } from '@keyline/reports';

/** One figure as it stands on paper. Values are strings as everywhere: "12", "3400.00". */
export interface PaperFigure extends ReportFact {
  group: MeasureGroup;
  name: string;
  unit: MeasureInfo['unit'];
}
/** Somebody of a team: whose figures they are, and how that person's own report stands where that is known. */
export interface PaperMember {
  name: string;
  department: string | null;
  status: string | null;
  punctuality: string | null;
  values: Record<string, MeasureFigure>;
}
export type PaperRow = FrozenRow & { measure: string };

/** A report or a roll-up as it leaves the house, before it becomes a PDF, a workbook or a message. */
export interface Paper {
  locale: Locale;
  /** "周报 · 张伟 · 2026-W47": also the file's name. */
  title: string;
  period: string;
  head: (readonly [string, string])[];
  /** The author's own; empty for a roll-up. */
  figures: PaperFigure[];
  team: { figures: PaperFigure[]; members: PaperMember[] } | null;
  lists: { name: ReportListName; items: ReportListItem[] }[];
  review: PlanReview | null;
  plan: PlanLine[];
  words: (readonly [string, string])[];
  events: { at: string; by: string; kind: string; body: string | null }[];
  rows: PaperRow[];
  /** Where it stands in the web app. */
  path: string;
}

/** Instants as people of the organisation read them. */
export type InstantText = (instant: string | Date) => string;
export const instantIn =
  (timeZone: string): InstantText =>
  (instant) =>
    new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone }).format(new Date(instant));

interface Made {
  locale: Locale;
  instant: InstantText;
}

const figuresOf = (facts: readonly ReportFact[], locale: Locale): PaperFigure[] =>
  facts.flatMap((fact) => {
    const measure = findMeasure(fact.measure);
    // A measure that the catalogue has dropped meanwhile stays in the frozen facts under its code.
    const { group, unit, name } = measure ?? { group: 'discipline' as const, unit: 'count' as const, name: null };
    return [{ ...fact, group, unit, name: name ? name[locale === 'en' ? 'en' : 'zh'] : fact.measure }];
  });

const flat = (rows: FrozenRows): PaperRow[] =>
  Object.entries(rows).flatMap(([measure, behind]) => behind.map((row) => ({ ...row, measure })));

const membersOf = (report: Pick<ReportRecord, 'team'>): PaperMember[] =>
  (report.team?.members ?? []).map(({ personName, values }) => ({
    name: personName,
    department: null,
    status: null,
    punctuality: null,
    values,
  }));

/** A person's report: as it stands, or as it was handed in once (`version`). */
export function reportPaper(
  report: ReportRecord,
  { version, rows, locale, instant }: Made & { version: ReportVersionRecord | null; rows: { own: FrozenRows; team: FrozenRows } },
): Paper {
  const word = (name: PaperWord, values?: Record<string, string | number>) => paperWord(name, locale, values);
  const content = { ...report, ...version };
  const { team, factsHash, submittedAt, revision, status } = content;
  const frozen = version !== null || status === 'submitted' || status === 'accepted';
  const period = periodWords(periodFromCode(report.period), locale);
  return {
    locale,
    title: `${word(`kind.${report.kind}`)} · ${report.personName} · ${report.period}`,
    period,
    head: [
      [word('person'), report.personName],
      [word('department'), report.departmentName],
      [word('period'), period],
      [word('state'), word(`state.${report.status}`)],
      [word('punctuality'), word(`punctuality.${report.punctuality}`)],
      [word('reviewer'), report.reviewerName ?? ''],
      [
        word('version'),
        frozen && submittedAt
          ? word('version.frozen', { revision, at: instant(submittedAt) })
          : word('version.live', { at: instant(report.computedAt) }),
      ],
      [word('due'), instant(report.dueAt)],
      ...(frozen && factsHash ? [[word('hash'), factsHash] as const] : []),
    ],
    figures: figuresOf(content.facts, locale),
    team: team && { figures: figuresOf(team.facts, locale), members: membersOf(content) },
    lists: REPORT_LISTS.map((name) => ({ name, items: content.lists[name] })),
    review: content.planReview,
    plan: content.plan,
    words: [
      [word('summary'), content.summary],
      [word('problems'), content.problems],
      [word('helpNeeded'), content.helpNeeded],
    ],
    events: report.history
      .filter((event) => version === null || event.revision <= version.revision)
      .map(({ at, actorName, kind, body }) => ({
        at: instant(at),
        by: actorName ?? '',
        kind: codedWord('event', kind, locale),
        body,
      })),
    rows: flat(Object.keys(rows.team).length > 0 ? rows.team : rows.own),
    path: `/reports/${report.id}/show${version ? `?revision=${version.revision}` : ''}`,
  };
}

/** The roll-up of a team. `scope`: whom it is limited to, in words. */
export function teamPaper(
  team: TeamRollUp,
  { scope, query, rows, locale, instant, now }: Made & { scope: string; query: string; rows: FrozenRows; now: Date },
): Paper {
  const word = (name: PaperWord, values?: Record<string, string | number>) => paperWord(name, locale, values);
  const period = periodWords(periodFromCode(team.period), locale);
  const handedIn = team.people.filter(({ status }) => status === 'submitted' || status === 'accepted').length;
  const missing = team.people.filter(({ punctuality }) => punctuality === 'missing');
  return {
    locale,
    title: `${word(`team.${team.kind}`)} · ${scope} · ${team.period}`,
    period,
    head: [
      [word('scope'), scope],
      [word('period'), period],
      [word('people'), String(team.people.length)],
      [word('handedIn'), `${handedIn} / ${team.people.length}`],
      [
        word('missing'),
        missing.length === 0 ? '0' : `${missing.length}（${missing.map(({ personName }) => personName).join('、')}）`,
      ],
      [word('asOf'), instant(now)],
    ],
    figures: [],
    team: {
      figures: figuresOf(team.facts, locale),
      members: team.people.map(({ personName, departmentName, status, punctuality, values }) => ({
        name: personName,
        department: departmentName,
        status: word(status ? `state.${status}` : 'state.none'),
        punctuality: word(`punctuality.${punctuality}`),
        values,
      })),
    },
    lists: [],
    review: null,
    plan: [],
    words: [],
    events: [],
    rows: flat(rows),
    path: `/reports/team?${query}`,
  };
}
