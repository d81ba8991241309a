import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import {
  dutiesOf,
  opensOn,
  periodFromCode,
  reportDeadline,
  reviewerOn,
  type DutyAbsence,
  type DutyPerson,
  type LocalDate,
  type Period,
  type ReportDuty,
  type ReportKind,
} from '@keyline/model';
import { WorkCalendars } from '@keyline/org';
import { Clock, Database } from '@keyline/platform';
import { ReportRules } from './report-rules.service.js';

/** A report that somebody owes, with who reads it as things stand today. */
export interface OwedReport extends ReportDuty {
  readonly personName: string;
  readonly reviewerId: string | null;
}

type KnownPerson = DutyPerson & { name: string };

/** Open reports are brought up to date for so long after their deadline; later nobody waits for them any more. */
const LOOK_BACK_DAYS = 60;

/** The duty engine on the records: people, absences, the calendar and the rules as they are now. */
@Injectable()
export class DutyBook {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly calendars: WorkCalendars,
    private readonly rules: ReportRules,
  ) {}

  /** Who owes a report for the period, the excused among them, in a fixed order. */
  async owed(period: Period): Promise<OwedReport[]> {
    const { people, absences } = await this.staff();
    const rule = await this.rules.of(period.kind);
    const calendar = await this.calendars.current();
    const duties = dutiesOf({ period, rule, people: [...people.values()], absences, calendar, zone: this.clock.timeZone });
    const day = this.clock.today();
    return duties.flatMap((duty) => {
      const person = people.get(duty.personId);
      return person ? [{ ...duty, personName: person.name, reviewerId: reviewerOn(person, people, { day, absences }) }] : [];
    });
  }

  /** By when the reports of those periods, all of one kind, are due, by the period's code; null for a period without work. */
  async deadlines(kind: ReportKind, periods: readonly Period[]): Promise<Map<string, Date | null>> {
    const calendar = await this.calendars.current();
    const rule = await this.rules.of(kind);
    const zone = this.clock.timeZone;
    return new Map(
      periods.map((period) => [
        period.code,
        opensOn(period, calendar) === null ? null : reportDeadline(zone, period, { rule, calendar }),
      ]),
    );
  }

  /** Who reads that person's report today. */
  async reviewerOf(personId: string): Promise<string | null> {
    const { people, absences } = await this.staff();
    const person = people.get(personId);
    return person ? reviewerOn(person, people, { day: this.clock.today(), absences }) : null;
  }

  /** The first day on which a report of the period can be handed in; null for a period without work. */
  async opensOn(period: Period): Promise<LocalDate | null> {
    return opensOn(period, await this.calendars.current());
  }

  /** Does anybody owe this kind of report at all? */
  async isWanted(kind: ReportKind): Promise<boolean> {
    return (await this.rules.of(kind)).roles.length > 0;
  }

  /**
   * Sets reader, deadline and excuse of the reports that nobody has judged yet to what holds today: after an absence, a move, a new
   * rule, or simply on another day. What was handed in keeps its deadline. Safe to repeat.
   */
  async bringUpToDate(): Promise<void> {
    const open = await this.database.rows<{ kind: ReportKind; period: string }>(sql`
      select distinct kind, period from report
      where status in ('draft', 'returned', 'submitted') and due_at > ${this.clock.now()}::timestamptz - make_interval(days => ${LOOK_BACK_DAYS}::int)`);
    for (const { period } of open) {
      const owed = await this.owed(periodFromCode(period));
      await this.database.execute(sql`
        update report r set reviewer_id = o.reviewer_id,
          due_at = case when r.first_submitted_at is null then o.due_at else r.due_at end,
          excused = case when r.first_submitted_at is null then o.excused else r.excused end
        from jsonb_to_recordset(${JSON.stringify(owed.map(columnsOf))}::jsonb) as o (person_id uuid, reviewer_id uuid, due_at timestamptz, excused boolean)
        where r.period = ${period}::text and r.person_id = o.person_id and r.status in ('draft', 'returned', 'submitted')
          and (r.reviewer_id is distinct from o.reviewer_id or r.first_submitted_at is null and (r.due_at, r.excused) is distinct from (o.due_at, o.excused))`);
    }
  }

  private async staff(): Promise<{ people: Map<string, KnownPerson>; absences: DutyAbsence[] }> {
    const people = await this.database.rows<KnownPerson>(sql`
      select id, name, roles, department_id as "departmentId", manager_id as "managerId", hired_on as "hiredOn", left_on as "leftOn",
        (select coalesce(jsonb_agg(jsonb_build_object('untilOn', f.until_on, 'roles', f.roles, 'departmentId', f.department_id,
          'managerId', f.manager_id) order by f.until_on), '[]') from former_posting f where f.person_id = person.id) as former
      from person order by id`);
    const absences = await this.database.rows<DutyAbsence>(sql`
      select person_id as "personId", deputy_id as "deputyId", from_on as "fromOn", until_on as "untilOn" from absence`);
    return { people: new Map(people.map((person) => [person.id, person])), absences };
  }
}

const columnsOf = ({ personId, reviewerId, dueAt, excused }: OwedReport) => ({
  person_id: personId,
  reviewer_id: reviewerId,
  due_at: dueAt,
  excused,
});
