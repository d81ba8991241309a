import type { VisitKind, VisitPlanRow, VisitRow } from '@keyline/model';
import { instantIn, type Day } from '../../kit/index.js';

/** How an entry stands: planned, not done in time, done. Form and colour follow from it. */
export type EntryForm = 'planned' | 'missed' | 'done';

/** One plan or visit in the calendar. */
export interface CalendarEntry {
  key: string;
  form: EntryForm;
  day: Day;
  /** `HH:mm`, where it has one. */
  time: string | null;
  title: string;
  personName: string;
  kind: VisitKind;
  plan?: VisitPlanRow;
  visit?: VisitRow;
}

export const planEntry = (plan: VisitPlanRow): CalendarEntry => ({
  key: `plan:${plan.id}`,
  form: plan.missed ? 'missed' : 'planned',
  day: plan.plannedOn,
  time: plan.startsAt,
  title: plan.accountName,
  personName: plan.personName,
  kind: plan.kind,
  plan,
});

export const visitEntry = (visit: VisitRow, timeZone: string): CalendarEntry => ({
  key: `visit:${visit.id}`,
  form: 'done',
  day: visit.visitedOn,
  time: instantIn(visit.visitedAt, timeZone).time,
  title: visit.accountName,
  personName: visit.personName,
  kind: visit.kind,
  visit,
});

/** Plans without an hour first, then by the hour. */
export const inOrder = (a: CalendarEntry, b: CalendarEntry): number =>
  a.day.localeCompare(b.day) || (a.time ?? '').localeCompare(b.time ?? '') || a.title.localeCompare(b.title);
