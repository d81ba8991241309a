import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { periodFromCode, todayIn, type Period } from './calendar.js';
import { deliveryDueAt, periodsDue, type DeliveryTiming } from './delivery-due.js';
import { reportDeadline, DEFAULT_REPORT_RULES } from './duty.js';
import { workCalendar } from './work-calendar.js';

const ZONE = 'Asia/Shanghai';
const deadline = (period: Period) =>
  reportDeadline(ZONE, period, { rule: DEFAULT_REPORT_RULES[period.kind], calendar: workCalendar([]) });
const AT_DEADLINE: DeliveryTiming = { at: 'deadline', weekdays: [], minute: 0 };
const on = (weekdays: number[], minute: number): DeliveryTiming => ({ at: 'weekday', weekdays, minute });
const dueOf = (timing: DeliveryTiming, code: string) => {
  const period = periodFromCode(code);
  return deliveryDueAt(timing, period, { zone: ZONE, deadline: deadline(period) })?.toISOString();
};

describe('when a report goes out by itself', () => {
  it('at the deadline of its period', () => expect(dueOf(AT_DEADLINE, '2026-W47')).toBe('2026-11-23T10:00:00.000Z'));

  it('or at the first of the chosen weekdays after it has ended, at the time on the wall', () => {
    expect(dueOf(on([1], 540), '2026-W47')).toBe('2026-11-23T01:00:00.000Z');
    expect(dueOf(on([2, 4], 540), '2026-W47')).toBe('2026-11-24T01:00:00.000Z');
    expect(dueOf(on([7], 0), '2026-W47')).toBe('2026-11-28T16:00:00.000Z');
    expect(dueOf(on([1], 540), '2026-10')).toBe('2026-11-02T01:00:00.000Z');
  });

  it('never for a period without work', () =>
    expect(deliveryDueAt(on([1], 540), periodFromCode('2026-W40'), { zone: ZONE, deadline: null })).toBeNull());
});

describe('what is due by now', () => {
  const due = (timing: DeliveryTiming, kind: Period['kind'], since: string, now: string) =>
    periodsDue(kind, {
      since: new Date(since),
      now: new Date(now),
      today: todayIn(ZONE, new Date(now)),
      dueAt: (period) => deliveryDueAt(timing, period, { zone: ZONE, deadline: deadline(period) }),
    }).map(({ code }) => code);

  it('nothing from before the schedule was made, and nothing a minute too early', () => {
    expect(due(AT_DEADLINE, 'weekly', '2026-11-23T18:00:00+08:00', '2026-11-30T17:59:59+08:00')).toEqual([]);
    expect(due(AT_DEADLINE, 'weekly', '2026-11-23T17:59:00+08:00', '2026-11-23T18:00:00+08:00')).toEqual(['2026-W47']);
  });

  it('after three days of standstill every day that was missed', () =>
    expect(due(on([1, 2, 3, 4, 5], 540), 'daily', '2026-11-16T10:00:00+08:00', '2026-11-20T10:00:00+08:00')).toEqual([
      '2026-11-16',
      '2026-11-17',
      '2026-11-18',
      '2026-11-19',
    ]));

  it('after half a year only the latest five', () =>
    expect(due(AT_DEADLINE, 'weekly', '2026-05-01T00:00:00Z', '2026-11-24T00:00:00+08:00')).toEqual([
      '2026-W43',
      '2026-W44',
      '2026-W45',
      '2026-W46',
      '2026-W47',
    ]));

  it('asked often or seldom, every period comes up, and none that is not over its due time', () => {
    const timing = fc.oneof(
      fc.constant(AT_DEADLINE),
      fc.record({
        at: fc.constant('weekday' as const),
        weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
        minute: fc.integer({ min: 0, max: 1439 }),
      }),
    );
    const start = Date.parse('2026-09-01T00:00:00Z');
    const hours = fc.array(fc.integer({ min: 1, max: 24 * 14 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(timing, hours, fc.constantFrom('weekly' as const, 'monthly' as const), (each, gaps, kind) => {
        const since = new Date(start).toISOString();
        const seen = new Set<string>();
        let now = start;
        for (const gap of gaps) {
          now += gap * 3_600_000;
          for (const code of due(each, kind, since, new Date(now).toISOString())) seen.add(code);
        }
        const end = new Date(now);
        const expected: string[] = [];
        for (let week = periodFromCode(kind === 'weekly' ? '2026-W30' : '2026-06'); Date.parse(week.start) <= now;) {
          const at = deliveryDueAt(each, week, { zone: ZONE, deadline: deadline(week) });
          if (at && at.getTime() > start && at <= end) expected.push(week.code);
          week = nextOf(week);
        }
        expect([...seen].sort()).toEqual(expected.sort());
      }),
      { numRuns: 60 },
    );
  });
});

const nextOf = (period: Period): Period => {
  const day = new Date(Date.parse(period.end) + 86_400_000).toISOString().slice(0, 10);
  return period.kind === 'monthly' ? periodFromCode(day.slice(0, 7)) : periodFromCode(weekOf(day));
};
function weekOf(monday: string): string {
  const thursday = new Date(Date.parse(monday) + 3 * 86_400_000);
  const week = Math.floor((thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / (7 * 86_400_000)) + 1;
  return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, '0')}`;
}
