import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import {
  periodFromCode,
  punctuality,
  type Actor,
  type Period,
  type ReportStatus,
  type TeamRollUp,
  type TeamRollUpQuery,
} from '@keyline/model';
import { reachedPeople, type ReachedPerson } from '@keyline/measures';
import { Clock, Database } from '@keyline/platform';
import { ReportComposer } from './composer.js';
import { DutyBook } from './duty-book.js';
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
}

/** A team's period at a glance. */
@Injectable()
export class TeamService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly composer: ReportComposer,
    private readonly duties: DutyBook,
  ) {}

  /**
   * The sum of everybody's figures among those the caller reaches - of them, those in a department or under a leader, where one is
   * named - and who has and has not handed in.
   */
  async rollUp(actor: Actor, query: TeamRollUpQuery): Promise<TeamRollUp> {
    const { period: code } = query;
    const period = periodFromCode(code);
    const reached = await this.reached(actor, query);
    const owed = new Map((await this.duties.owed(period)).map((duty) => [duty.personId, duty]));
    const people = reached.filter(({ id }) => owed.has(id));
    const ids = people.map(({ id }) => id);
    const facts = await this.composer.facts(ids, period);
    const reports = await this.reports(ids, period);
    const now = this.clock.now();
    return {
      kind: period.kind,
      period: code,
      startsOn: period.start,
      endsOn: period.end,
      facts: sumFacts([...facts.values()]),
      people: people.map(({ id, name, departmentName }) => {
        const report = reports.get(id);
        const duty = owed.get(id);
        const submittedAt = report?.firstSubmittedAt ?? null;
        return {
          personId: id,
          personName: name,
          departmentName,
          reportId: report?.id ?? null,
          status: report?.status ?? null,
          punctuality: punctuality({
            dueAt: report?.dueAt ?? duty?.dueAt ?? now,
            excused: report?.excused ?? duty?.excused ?? false,
            submittedAt,
            now,
          }),
          values: Object.fromEntries((facts.get(id) ?? []).map(({ measure, value }) => [measure, value])),
        };
      }),
    };
  }

  /** The records behind the figures of a roll-up; of a large team none: nobody reads so many. */
  async rows({ people, period }: Pick<TeamRollUp, 'people' | 'period'>): Promise<FrozenRows> {
    if (people.length > LIVE_TEAM) return {};
    return this.composer.teamRows(
      people.map(({ personId }) => personId),
      periodFromCode(period),
    );
  }

  private async reached(actor: Actor, { department, leader }: Pick<TeamRollUpQuery, 'department' | 'leader'>) {
    const reached = await this.database.rows<ReachedPerson>(reachedPeople(actor));
    const led = leader
      ? await this.database.rows<{ id: string }>(sql`select person_id as id from person_reach where viewer_id = ${leader}::uuid`)
      : [];
    const ids = new Set(led.map(({ id }) => id));
    return reached.filter(
      ({ id, departmentId }) =>
        (leader === undefined || ids.has(id)) && (department === undefined || departmentId === department.toLowerCase()),
    );
  }

  private async reports(people: readonly string[], { kind, code }: Period): Promise<Map<string, HandedIn>> {
    const rows = await this.database.rows<HandedIn>(sql`
      select id, person_id as "personId", status, first_submitted_at as "firstSubmittedAt", due_at as "dueAt", excused from report
      where kind = ${kind}::text and period = ${code}::text and person_id = any (${people}::uuid[])`);
    return new Map(rows.map((row) => [row.personId, row]));
  }
}
