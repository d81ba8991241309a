import { Injectable } from '@nestjs/common';
import { workdaysBetween, type LocalDate } from '@keyline/model';
import { WorkCalendars } from '@keyline/org';

/** How many working days lie from the one day to the other, both included. */
export type CountWorkingDays = (from: LocalDate, to: LocalDate) => number;

/** Counts days by the organisation's calendar. */
@Injectable()
export class WorkingDays {
  constructor(private readonly calendars: WorkCalendars) {}

  /** By the calendar as it stands now. */
  async counter(): Promise<CountWorkingDays> {
    const calendar = await this.calendars.current();
    return (from, to) => workdaysBetween(calendar, from, to).length;
  }
}
