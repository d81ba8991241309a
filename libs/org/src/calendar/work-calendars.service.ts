import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import {
  type Actor,
  type CalendarDayInput,
  type CalendarDayRow,
  type CalendarYearQuery,
  type LocalDate,
  type WorkCalendar,
} from '@keyline/model';
import { Database, Journal, newId, worksInPublic, type PublicDay } from '@keyline/platform';
import { publicDaysOf } from './public-holidays.js';

/** The organisation's working days: the public calendar, and over it what the organisation decided for itself. */
@Injectable()
export class WorkCalendars {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
  ) {}

  /** The calendar as it stands now. */
  async current(): Promise<WorkCalendar> {
    const own = await this.database.rows<PublicDay>(sql`select day, kind, name from calendar_day`);
    const known = new Map<LocalDate, boolean>(own.map(({ day, kind }) => [day, kind === 'workday']));
    return {
      isWorkday: (day) => {
        const answer = known.get(day) ?? worksInPublic(day);
        known.set(day, answer);
        return answer;
      },
    };
  }

  /** The days of a year that do not follow their weekday, in order. */
  async year({ year }: CalendarYearQuery): Promise<CalendarDayRow[]> {
    const own = await this.database.rows<PublicDay>(
      sql`select day, kind, name from calendar_day where day between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date`,
    );
    const days = new Map<LocalDate, CalendarDayRow>(publicDaysOf(year).map((one) => [one.day, { ...one, own: false }]));
    for (const one of own) days.set(one.day, { ...one, own: true });
    return [...days.values()].sort((one, other) => (one.day < other.day ? -1 : 1));
  }

  /** Decides for one day, whatever the public calendar says. */
  async set(actor: Actor, { day, kind, name }: CalendarDayInput): Promise<CalendarDayRow> {
    await this.database.transaction(async () => {
      const [stored] = await this.database.rows<{ id: string }>(sql`
        insert into calendar_day (day, kind, name) values (${day}::date, ${kind}::text, ${name}::text)
        on conflict (day) do update set kind = excluded.kind, name = excluded.name returning id`);
      await this.journal.record(actor, {
        action: 'calendar-day.set',
        entity: 'calendar-day',
        entityId: stored?.id ?? newId(),
        changes: { kind: { from: null, to: kind }, name: { from: null, to: name } },
        event: { day },
      });
    });
    return { day, kind, name, own: true };
  }

  /** Back to what the public calendar says; doing it twice changes nothing. */
  async reset(actor: Actor, day: LocalDate): Promise<{ day: LocalDate }> {
    await this.database.transaction(async () => {
      const gone = await this.database.maybeRow<{ id: string }>(
        sql`delete from calendar_day where day = ${day}::date returning id`,
      );
      if (gone)
        await this.journal.record(actor, {
          action: 'calendar-day.reset',
          entity: 'calendar-day',
          entityId: gone.id,
          event: { day },
        });
    });
    return { day };
  }
}
