import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import {
  periodFromCode,
  punctuality,
  type Actor,
  type LocalDate,
  type MeasureDetail,
  type Period,
  type Punctuality,
  type ReportStatus,
  type TeamRollUp,
  type TeamRollUpQuery,
  type TeamRowsQuery,
} from '@keyline/model';
import { FigureReader, reachedPeople, requireMeasure, type ReachedPerson } from '@keyline/measures';
import { peopleAsPostedOn, reachAsPosted } from '@keyline/org';
import { Clock, Database, notFound, type ListQuery, type Page } from '@keyline/platform';
import { ReportComposer } from './composer.js';
import { DutyBook } from './duty-book.js';
import { readableFacts, readableRows } from './readable.js';
import type { FrozenRows } from './report.js';
import { LIVE_TEAM } from './reports.service.js';
import { sumFacts } from './teams.js';

interface HandedIn {
  id: string;
  personId: string;
  status: ReportStatus;
  firstSubmittedAt: Date | null;
  dueAt: Date;
  excused: boolean;
  helpNeeded: string;
}

/** Where somebody's report of a period stands. */
export interface ReportStanding {
  readonly personId: string;
  readonly personName: string;
  readonly reportId: string | null;
  readonly status: ReportStatus | null;
  /** What the author asks for, once it is handed in. */
  readonly helpNeeded: string;
  readonly dueAt: Date;
  readonly punctuality: Punctuality;
}

/** A team's period at a glance. */
@Injectable()
export class TeamService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly composer: ReportComposer,
    private readonly duties: DutyBook,
    private readonly figures: FigureReader,
  ) {}

  /**
   * The sum of everybody's figures among those the caller reaches - of them, those in a department or under a leader, where one is
   * named - and who has and has not handed in.
   */
  async rollUp(actor: Actor, query: TeamRollUpQuery): Promise<TeamRollUp> {
    const period = periodFromCode(query.period);
    const people = await this.obliged(actor, query);
    const ids = people.map(({ id }) => id);
    const facts = await this.composer.facts(ids, period);
    const standing = new Map((await this.standing(ids, period)).map((one) => [one.personId, one]));
    return {
      kind: period.kind,
      period: period.code,
      startsOn: period.start,
      endsOn: period.end,
      facts: readableFacts(actor, sumFacts([...facts.values()])),
      people: people.map(({ id, name, departmentName }) => {
        const report = standing.get(id);
        return {
          personId: id,
          personName: name,
          departmentName,
          reportId: report?.reportId ?? null,
          status: report?.status ?? null,
          punctuality: report?.punctuality ?? 'pending',
          values: Object.fromEntries(readableFacts(actor, facts.get(id) ?? []).map(({ measure, value }) => [measure, value])),
        };
      }),
    };
  }

  /** Where the report of each of those among the people who owe one for the period stands: in, late, missing, excused. */
  async standing(people: readonly string[], period: Period): Promise<ReportStanding[]> {
    const asked = new Set(people);
    const owed = (await this.duties.owed(period)).filter(({ personId }) => asked.has(personId));
    const reports = await this.reports(people, period);
    const now = this.clock.now();
    return owed.map((duty) => {
      const report = reports.get(duty.personId);
      return {
        personId: duty.personId,
        personName: duty.personName,
        reportId: report?.id ?? null,
        status: report?.status ?? null,
        helpNeeded: report && report.status !== 'draft' ? report.helpNeeded : '',
        dueAt: report?.dueAt ?? duty.dueAt,
        punctuality: punctuality({
          dueAt: report?.dueAt ?? duty.dueAt,
          excused: report?.excused ?? duty.excused,
          submittedAt: report?.firstSubmittedAt ?? null,
          now,
        }),
      };
    });
  }

  /**
   * The records behind one figure of a roll-up, newest first: of everybody in it, or of one person.
   * @throws Problem measure.unknown (400), record.not-found (404) for somebody who is not in it.
   */
  async rowsOf(actor: Actor, query: TeamRowsQuery, range: ListQuery): Promise<Page<MeasureDetail>> {
    const { code } = requireMeasure(query.measure, { actor });
    const { start: from, end: to } = periodFromCode(query.period);
    const people = (await this.obliged(actor, query))
      .map(({ id }) => id)
      .filter((id) => !query.person || id === query.person.toLowerCase());
    if (people.length === 0) throw notFound();
    return this.figures.rows({ measure: code, side: query.side }, { people, from, to }, range);
  }

  /** The records behind the figures of a roll-up; of a large team none: nobody reads so many. */
  async rows(actor: Actor, { people, period }: Pick<TeamRollUp, 'people' | 'period'>): Promise<FrozenRows> {
    if (people.length > LIVE_TEAM) return {};
    const rows = await this.composer.teamRows(
      people.map(({ personId }) => personId),
      periodFromCode(period),
    );
    return readableRows(actor, rows);
  }

  /** Whom the roll-up is about: those reached who owe a report for the period. */
  private async obliged(actor: Actor, query: TeamRollUpQuery): Promise<ReachedPerson[]> {
    const owed = new Set((await this.duties.owed(periodFromCode(query.period))).map(({ personId }) => personId));
    return (await this.reached(actor, query)).filter(({ id }) => owed.has(id));
  }

  /**
   * The people reached, as they were posted on the last day of the period: without a leader or department named, of a past one the
   * caller's team of then; whoever led nobody then looks back at the people of now.
   */
  private async reached(actor: Actor, { department, leader, period: code }: TeamRollUpQuery): Promise<ReachedPerson[]> {
    const { end } = periodFromCode(code);
    const day = end < this.clock.today() ? end : undefined;
    const reached = await this.database.rows<ReachedPerson>(reachedPeople(actor, day));
    if (leader !== undefined) {
      const led = new Set((await this.led(leader, day)).map(({ id }) => id));
      return reached.filter(
        ({ id, departmentId }) => led.has(id) && (department?.toLowerCase() ?? departmentId) === departmentId,
      );
    }
    if (department !== undefined) return reached.filter(({ departmentId }) => departmentId === department.toLowerCase());
    const ofThen = reached.filter((person) => person.ledThen);
    return actor.reach.people === 'everyone' || ofThen.every(({ id }) => id === actor.id) ? reached : ofThen;
  }

  private led(leader: string, day: LocalDate | undefined): Promise<{ id: string }[]> {
    return this.database.rows(
      day === undefined
        ? sql`select person_id as id from person_reach where viewer_id = ${leader}::uuid`
        : sql`with staff as materialized (${peopleAsPostedOn(day)}) select person_id as id from (${reachAsPosted([leader], sql`staff`)}) led`,
    );
  }

  private async reports(people: readonly string[], { kind, code }: Period): Promise<Map<string, HandedIn>> {
    const rows = await this.database.rows<HandedIn>(sql`
      select id, person_id as "personId", status, first_submitted_at as "firstSubmittedAt", due_at as "dueAt", excused,
        help_needed as "helpNeeded"
      from report
      where kind = ${kind}::text and period = ${code}::text and person_id = any (${people}::uuid[])`);
    return new Map(rows.map((row) => [row.personId, row]));
  }
}
