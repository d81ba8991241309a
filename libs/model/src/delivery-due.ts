/** When a schedule's deliveries are due. Pure: asked late or twice it gives the same answer. */
import { addDays, periodContaining, previousPeriod, wallInstant, weekday, type LocalDate, type Period } from './calendar.js';
import type { ScheduleTime } from './delivery.js';
import type { ReportKind } from './reports.js';

export interface DeliveryTiming {
  readonly at: ScheduleTime;
  /** Of `weekday`: 1 is Monday, 7 is Sunday. */
  readonly weekdays: readonly number[];
  /** Of `weekday`: minutes after midnight. */
  readonly minute: number;
}

/**
 * The instant at which a period's delivery is due: the deadline of its reports, or the first of the chosen weekdays after its last day.
 * So each period is due exactly once.
 * @param deadline the deadline of the period's reports; null for a period without work, which is never due
 */
export function deliveryDueAt(
  { at, weekdays, minute }: DeliveryTiming,
  period: Period,
  { zone, deadline }: { zone: string; deadline: Date | null },
): Date | null {
  if (deadline === null || at === 'deadline') return deadline;
  const days = Array.from({ length: 7 }, (_, index) => addDays(period.end, index + 1));
  const day = days.find((each) => weekdays.includes(weekday(each)));
  return day === undefined ? null : wallInstant(zone, day, minute);
}

/** After a standstill no more than the latest few are made up for: nobody is flooded with old news. */
const MOST_AT_ONCE = 5;
/** Deadlines lie at most two weeks after a period (and holidays); looked back so many periods, nothing due is overlooked. */
export const LOOK_BACK_PERIODS = 30;

/**
 * The periods that became due after `since` and up to `now`, the oldest first, at most the latest five.
 * @param dueAt when a period is due; null: never
 */
export function periodsDue(
  kind: ReportKind,
  { since, now, today, dueAt }: { since: Date; now: Date; today: LocalDate; dueAt: (period: Period) => Date | null },
): Period[] {
  const due: Period[] = [];
  let period = periodContaining(kind, today);
  for (let step = 0; step < LOOK_BACK_PERIODS && due.length < MOST_AT_ONCE; step += 1, period = previousPeriod(period)) {
    const at = dueAt(period);
    if (at === null || at > now) continue;
    if (at <= since) break;
    due.unshift(period);
  }
  return due;
}
