import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import {
  periodFromCode,
  type Actor,
  type MeasureDetail,
  type ReportFact,
  type ReportRow,
  type ReportRowsQuery,
  type ReportTeam,
  type ReportVerification,
  type ReportVersionRecord,
} from '@keyline/model';
import { FigureReader, maySee, requireMeasure, sideOf } from '@keyline/measures';
import { Database, Lists, notFound, Page, Problem, type ListQuery } from '@keyline/platform';
import { ReportComposer } from './composer.js';
import { corrections } from './corrections.js';
import { factsHash, fingerprint, frozenTeam } from './frozen.js';
import { readableFor, readableRows } from './readable.js';
import type { FrozenRow, FrozenRows } from './report.js';
import { ONE_REPORT, REPORT_FACTS } from './reports.list.js';
import { isFrozen, LIVE_TEAM } from './reports.service.js';
import { peopleOf, peopleOfTeam, sumFacts, Teams } from './teams.js';

type Stored = ReportRow & { facts: ReportFact[]; team: ReportTeam | null };
type Difference = ReportVerification['differences'][number];

/** More records than these are not read one by one. */
const NAMED_CORRECTIONS = 50;

/** Every version of a report that was handed in, the records behind its figures, and whether they are still what they were. */
@Injectable()
export class VerificationService {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
    private readonly composer: ReportComposer,
    private readonly figures: FigureReader,
    private readonly teams: Teams,
  ) {}

  /** The report as it was handed in for the first, second … time. @throws Problem record.not-found (404). */
  async version(actor: Actor, id: string, revision: number): Promise<ReportVersionRecord> {
    await this.lists.get<Stored>(ONE_REPORT, actor, id);
    const version = await this.database.maybeRow<ReportVersionRecord>(sql`
      select revision, submitted_at as "submittedAt", facts_hash as "factsHash", facts, team, lists, plan_review as "planReview", plan, summary, problems,
        help_needed as "helpNeeded"
      from report_version where report_id = ${id}::uuid and revision = ${revision}::int`);
    if (!version) throw notFound();
    return readableFor(actor, version);
  }

  /**
   * The records behind one figure, the author's own or the team's: the frozen ones of what was handed in, before that those of now. Of a
   * percentage those of the side asked for: both were kept, under their own codes.
   * @throws Problem measure.unknown (400), record.not-found (404) for a revision that was never handed in.
   */
  async rows(actor: Actor, id: string, query: ReportRowsQuery, range: ListQuery): Promise<Page<MeasureDetail>> {
    const { code: measure } = sideOf(requireMeasure(query.measure, { actor }), query.side);
    const report = await this.lists.get<Stored>(ONE_REPORT, actor, id, REPORT_FACTS);
    if (query.revision !== undefined || isFrozen(report)) return this.frozen(report, { ...query, measure }, range);
    const period = periodFromCode(report.period);
    const scope = (await this.teams.scopes([report.personId], period)).get(report.personId);
    const everybody = query.scope === 'team' && scope ? peopleOf(scope) : [report.personId];
    const people = query.person ? everybody.filter((one) => scope?.rowOf.get(one) === query.person) : everybody;
    return this.figures.rows({ measure }, { people, from: period.start, to: period.end }, range);
  }

  /**
   * The records behind all figures at once, the author's own and the team's: for taking the report out of the house. The team's of a
   * report that is not handed in are left out where the team is large.
   * @throws Problem record.not-found (404) also for a revision that was never handed in.
   */
  async allRows(actor: Actor, id: string, revision?: number): Promise<{ own: FrozenRows; team: FrozenRows }> {
    const report = await this.lists.get<Stored>(ONE_REPORT, actor, id);
    const readable = ({ own, team }: { own: FrozenRows; team: FrozenRows }) => ({
      own: readableRows(actor, own),
      team: readableRows(actor, team),
    });
    if (revision !== undefined || isFrozen(report))
      return readable(await this.storedRows({ id, revision: revision ?? report.revision }));
    const period = periodFromCode(report.period);
    const own = (await this.composer.rows([report.personId], period)).get(report.personId) ?? {};
    const scope = (await this.teams.scopes([report.personId], period)).get(report.personId);
    const people = scope ? peopleOf(scope) : [];
    return readable({
      own,
      team: people.length > 0 && people.length <= LIVE_TEAM ? await this.composer.teamRows(people, period) : {},
    });
  }

  /** Computes the figures anew and sets them beside what was handed in. @throws Problem report.not-submitted (409). */
  async verify(actor: Actor, id: string): Promise<ReportVerification> {
    const report = await this.lists.get<Stored>(ONE_REPORT, actor, id, REPORT_FACTS);
    if (!isFrozen(report) || report.factsHash === null) throw new Problem('report.not-submitted');
    const stored = await this.storedRows(report);
    const period = periodFromCode(report.period);
    const { personId, team } = report;
    const people = team ? peopleOfTeam(team) : [];
    const everybody = await this.composer.facts([...new Set([personId, ...people])], period);
    const now = {
      facts: alsoIn(report.facts, everybody.get(personId) ?? []),
      rows: (await this.composer.rows([personId], period)).get(personId) ?? {},
      teamFacts: alsoIn(team?.facts ?? [], sumFacts(people.map((one) => everybody.get(one) ?? []))),
      teamRows: team ? await this.composer.teamRows(people, period) : {},
    };
    const hash = factsHash(report, now.facts, { rows: now.rows, team: team && { facts: now.teamFacts, rows: now.teamRows } });
    const intact = factsHash(report, report.facts, { rows: stored.own, team: frozenTeam(team, stored.team) });
    return {
      hash,
      stored: report.factsHash,
      matches: hash === report.factsHash,
      intact: intact === report.factsHash,
      differences: [
        ...differences('own', { facts: report.facts, rows: stored.own }, { facts: now.facts, rows: now.rows }),
        ...differences('team', { facts: team?.facts ?? [], rows: stored.team }, { facts: now.teamFacts, rows: now.teamRows }),
      ].filter(({ measure }) => maySee(actor, measure)),
    };
  }

  private async storedRows({ id, revision }: Pick<Stored, 'id' | 'revision'>): Promise<{ own: FrozenRows; team: FrozenRows }> {
    const version = await this.database.maybeRow<{ own: FrozenRows; team: FrozenRows | null }>(sql`
      select frozen_rows as own, team_rows as team from report_version where report_id = ${id}::uuid and revision = ${revision}::int`);
    if (!version) throw notFound();
    return { own: version.own, team: version.team ?? {} };
  }

  /** One figure's rows of one version: a page of them, without loading the others. */
  private async frozen(
    { id, revision, personId, personName }: Stored,
    query: ReportRowsQuery,
    range: ListQuery,
  ): Promise<Page<MeasureDetail>> {
    const source = query.scope === 'team' ? sql`v.team_rows` : sql`v.frozen_rows`;
    const version = await this.database.maybeRow<{ rows: FrozenRow[] | null; team: ReportTeam | null }>(sql`
      select ${source} -> ${query.measure}::text as rows, v.team from report_version v
      where v.report_id = ${id}::uuid and v.revision = ${query.revision ?? revision}::int`);
    if (!version) throw notFound();
    const member = version.team?.members.find((one) => one.personId === query.person);
    const below = query.person ? new Set(member?.people ?? [query.person]) : null;
    const rows = (version.rows ?? [])
      .map((row) => ({ ...row, personId: row.personId ?? personId, personName: row.personName ?? personName }))
      .filter((row) => below === null || below.has(row.personId));
    return new Page(rows.slice(range.from, range.to + 1), range.from, rows.length, false);
  }
}

interface Figures {
  facts: readonly ReportFact[];
  rows: FrozenRows;
}

/** A report is compared in the figures that it was handed in with: the catalogue may have grown since. */
function alsoIn(frozen: readonly ReportFact[], now: readonly ReportFact[]): ReportFact[] {
  const known = new Set(frozen.map(({ measure }) => measure));
  return now.filter(({ measure }) => known.has(measure));
}

function differences(scope: Difference['scope'], frozen: Figures, now: Figures): Difference[] {
  const values = new Map(now.facts.map(({ measure, value }) => [measure, value]));
  return frozen.facts
    .filter(
      ({ measure, value }) =>
        values.get(measure) !== value || fingerprint(now.rows[measure]).join() !== fingerprint(frozen.rows[measure]).join(),
    )
    .map(({ measure, value }) => ({
      scope,
      measure,
      frozen: value,
      now: values.get(measure) ?? null,
      corrections: corrections(frozen.rows[measure] ?? [], now.rows[measure] ?? []).slice(0, NAMED_CORRECTIONS),
    }));
}
