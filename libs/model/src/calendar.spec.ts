import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  addMonths,
  daysBetween,
  endOfPeriodInstant,
  formatLocalDate,
  isLocalDate,
  isPeriodCode,
  isValidTimeZone,
  isoWeekCode,
  monthCode,
  nextPeriod,
  periodContaining,
  periodFromCode,
  periodName,
  previousPeriod,
  startOfDayIn,
  todayIn,
  weekday,
} from './calendar.js';

const dates = fc.integer({ min: 0, max: 365 * 1000 }).map((days) => addDays('1950-01-01', days));
const kinds = fc.constantFrom('daily' as const, 'weekly' as const, 'monthly' as const);
const zones = fc.constantFrom(
  'Asia/Shanghai',
  'America/New_York',
  'Europe/Berlin',
  'Pacific/Apia',
  'America/Sao_Paulo',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'UTC',
);
const instants = fc.date({ min: new Date('1971-01-01T00:00:00Z'), max: new Date('2037-12-31T00:00:00Z'), noInvalidDate: true });
const recentDates = fc.integer({ min: 0, max: 365 * 65 }).map((days) => addDays('1971-01-05', days));

describe('a date', () => {
  it.each(['2026-11-21', '2024-02-29', '2000-02-29', '1900-01-01', '2999-12-31'])('%s exists', (text) => {
    expect(isLocalDate(text)).toBe(true);
  });

  it.each([
    '',
    '2026-02-29',
    '1900-02-29',
    '2026-02-30',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '20261121',
    '2026-11-21T00:00:00Z',
    '0026-11-21',
  ])('%j does not exist', (text) => {
    expect(isLocalDate(text)).toBe(false);
  });

  it('that does not exist is refused instead of moved', () => {
    expect(() => addDays('2026-02-30', 1)).toThrow(RangeError);
    expect(() => weekday('yesterday')).toThrow(RangeError);
    expect(() => addDays('2026-01-01', 1.5)).toThrow(RangeError);
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
    expect(() => addMonths('0001-01-01', -1)).toThrow(RangeError);
  });

  it('moves by days forth and back', () => {
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
    expect(daysBetween('2026-12-31', '2027-01-01')).toBe(1);
    fc.assert(
      fc.property(dates, fc.integer({ min: -9999, max: 9999 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days);
        expect(addDays(addDays(date, days), -days)).toBe(date);
      }),
    );
  });

  it('moves by months to the same day, or to the last one of a shorter month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2026-11-30', 3)).toBe('2027-02-28');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
    expect(addMonths('2026-01-15', -13)).toBe('2024-12-15');
    fc.assert(fc.property(dates, fc.integer({ min: -600, max: 600 }), (date, n) => addMonths(date, n).slice(8) <= date.slice(8)));
  });

  it('has its weekday written beside it', () => {
    expect(formatLocalDate('2026-11-21', 'zh-CN')).toBe('2026-11-21 周六');
    expect(formatLocalDate('2026-11-21', 'en')).toBe('2026-11-21 Sat');
    expect([weekday('2026-11-16'), weekday('2026-11-22'), weekday('1969-12-29')]).toEqual([1, 7, 1]);
    fc.assert(fc.property(dates, (date) => weekday(date) === (new Date(`${date}T00:00:00Z`).getUTCDay() || 7)));
  });
});

describe('a period', () => {
  it.each([
    ['2026-W07', '2026 年第 7 周', 'Week 7, 2026'],
    ['2026-11', '2026 年 11 月', 'November 2026'],
    ['2026-01', '2026 年 1 月', 'January 2026'],
    ['2026-11-25', '2026-11-25 周三', '2026-11-25 Wed'],
    ['2025-W53', '2025-W53', '2025-W53'],
  ])('%s is called %s, or %s', (code, chinese, english) => {
    expect([periodName(code, 'zh-CN'), periodName(code, 'en')]).toEqual([chinese, english]);
  });
});

describe('a week', () => {
  // ISO 8601 and its well-known examples.
  it.each([
    ['2005-01-01', '2004-W53'],
    ['2005-12-31', '2005-W52'],
    ['2007-01-01', '2007-W01'],
    ['2008-12-29', '2009-W01'],
    ['2010-01-03', '2009-W53'],
    ['2020-12-31', '2020-W53'],
    ['2021-01-03', '2020-W53'],
    ['2021-01-04', '2021-W01'],
    ['2026-11-21', '2026-W47'],
    ['2026-12-31', '2026-W53'],
    ['2027-01-01', '2026-W53'],
    ['2027-01-04', '2027-W01'],
  ])('%s is in %s', (date, code) => {
    expect(isoWeekCode(date)).toBe(code);
  });

  it('runs from Monday to Sunday, across the new year too', () => {
    expect(periodFromCode('2026-W47')).toEqual({ kind: 'weekly', code: '2026-W47', start: '2026-11-16', end: '2026-11-22' });
    expect(periodFromCode('2026-W53')).toEqual({ kind: 'weekly', code: '2026-W53', start: '2026-12-28', end: '2027-01-03' });
    expect(periodFromCode('2020-W53').end).toBe('2021-01-03');
  });

  it('53 exists in the 71 years of four hundred that ISO gives it to, and in no other', () => {
    const long = Array.from({ length: 400 }, (_, year) => 2000 + year).filter((year) => isPeriodCode('weekly', `${year}-W53`));
    expect(long).toHaveLength(71);
    expect(long.slice(0, 6)).toEqual([2004, 2009, 2015, 2020, 2026, 2032]);
    expect(() => periodFromCode('2027-W53')).toThrow(RangeError);
  });
});

describe('a period', () => {
  it('of a month has its first and last day', () => {
    expect(periodFromCode('2026-11')).toEqual({ kind: 'monthly', code: '2026-11', start: '2026-11-01', end: '2026-11-30' });
    expect(periodFromCode('2024-02').end).toBe('2024-02-29');
    expect(monthCode('2026-11-21')).toBe('2026-11');
  });

  it.each([
    '',
    '2026',
    '2026-W00',
    '2026-W54',
    '2026-W5',
    '2026-13',
    '2026-00',
    '2026-1',
    '2026W47',
    '2026-w47',
    'W47',
    '2026-11-31',
    '0001-W01',
    '9999-12',
  ])('is not %j', (code) => {
    expect(() => periodFromCode(code)).toThrow(RangeError);
    expect(isPeriodCode('weekly', code) || isPeriodCode('monthly', code)).toBe(false);
  });

  it('knows weeks from months', () => {
    expect(isPeriodCode('weekly', '2026-W47') && isPeriodCode('monthly', '2026-11')).toBe(true);
    expect(isPeriodCode('weekly', '2026-11') || isPeriodCode('monthly', '2026-W47')).toBe(false);
  });

  it('holds every day exactly once, and its code leads back to it', () => {
    fc.assert(
      fc.property(kinds, dates, (kind, date) => {
        const period = periodContaining(kind, date);
        expect(period.start <= date && date <= period.end).toBe(true);
        expect(periodFromCode(period.code)).toEqual(period);
        expect(previousPeriod(period).end < date && date < nextPeriod(period).start).toBe(true);
        for (const day of [period.start, period.end]) expect(periodContaining(kind, day)).toEqual(period);
      }),
    );
  });

  it('follows the previous one without a gap, and back', () => {
    expect(nextPeriod(periodFromCode('2026-W53')).code).toBe('2027-W01');
    expect(previousPeriod(periodFromCode('2026-01')).code).toBe('2025-12');
    fc.assert(
      fc.property(kinds, dates, (kind, date) => {
        const period = periodContaining(kind, date);
        expect(previousPeriod(nextPeriod(period))).toEqual(period);
        expect(nextPeriod(previousPeriod(period))).toEqual(period);
        expect(daysBetween(period.end, nextPeriod(period).start)).toBe(1);
      }),
    );
  });
});

describe('a day in a time zone', () => {
  it('is another one in Shanghai than in New York at the same moment', () => {
    const instant = new Date('2026-11-21T16:00:00Z');
    expect(todayIn('Asia/Shanghai', instant)).toBe('2026-11-22');
    expect(todayIn('America/New_York', instant)).toBe('2026-11-21');
    expect(todayIn('Asia/Shanghai', new Date('2026-11-21T15:59:59.999Z'))).toBe('2026-11-21');
  });

  it.each([
    ['Asia/Shanghai', '2026-11-21', '2026-11-20T16:00:00.000Z'],
    ['America/New_York', '2026-03-08', '2026-03-08T05:00:00.000Z'],
    ['America/New_York', '2026-03-09', '2026-03-09T04:00:00.000Z'],
    ['Europe/Berlin', '2026-10-25', '2026-10-24T22:00:00.000Z'],
    ['Europe/Berlin', '2026-10-26', '2026-10-25T23:00:00.000Z'],
    // Midnight was jumped over; the day began at 01:00.
    ['America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00:00.000Z'],
    // The clock jumped from 23:30 to 00:30; the day began at 00:30.
    ['America/Toronto', '1919-03-31', '1919-03-31T04:30:00.000Z'],
    // Midnight came twice; the first one counts.
    ['America/Havana', '2026-11-01', '2026-11-01T04:00:00.000Z'],
    // Samoa left 30 December 2011 out.
    ['Pacific/Apia', '2011-12-29', '2011-12-29T10:00:00.000Z'],
    ['Pacific/Apia', '2011-12-30', '2011-12-30T10:00:00.000Z'],
    ['Pacific/Apia', '2011-12-31', '2011-12-30T10:00:00.000Z'],
  ])('starts in %s on %s at %s', (zone, date, instant) => {
    expect(startOfDayIn(zone, date).toISOString()).toBe(instant);
  });

  it('holds every instant between its start and the start of the next', () => {
    fc.assert(
      fc.property(zones, instants, (zone, instant) => {
        const today = todayIn(zone, instant);
        expect(startOfDayIn(zone, today).getTime()).toBeLessThanOrEqual(instant.getTime());
        expect(startOfDayIn(zone, addDays(today, 1)).getTime()).toBeGreaterThan(instant.getTime());
      }),
    );
  });

  it('starts at the first instant that carries its date', () => {
    fc.assert(
      fc.property(zones, recentDates, (zone, date) => {
        fc.pre(!(zone === 'Pacific/Apia' && date === '2011-12-30'));
        const start = startOfDayIn(zone, date);
        expect(todayIn(zone, start)).toBe(date);
        expect(todayIn(zone, new Date(start.getTime() - 1)) < date).toBe(true);
      }),
    );
  });

  it('needs a zone that exists', () => {
    for (const zone of ['Asia/Shanghai', 'UTC', 'America/New_York']) expect(isValidTimeZone(zone)).toBe(true);
    for (const zone of ['', 'Asia/Peking2', '+08:00', 'local', ' Asia/Shanghai']) expect(isValidTimeZone(zone)).toBe(false);
    expect(() => todayIn('Mars/Olympus', new Date())).toThrow(RangeError);
    expect(() => todayIn('UTC', new Date(Number.NaN))).toThrow(RangeError);
  });
});

describe('the end of a period', () => {
  it('is where the next one starts, in weeks of 167 and 169 hours too', () => {
    const hours = (code: string) => {
      const period = periodFromCode(code);
      return (
        (endOfPeriodInstant('Europe/Berlin', period).getTime() - startOfDayIn('Europe/Berlin', period.start).getTime()) /
        3_600_000
      );
    };
    expect([hours('2026-W12'), hours('2026-W13'), hours('2026-W43')]).toEqual([168, 167, 169]);
    fc.assert(
      fc.property(zones, kinds, recentDates, (zone, kind, date) => {
        const period = periodContaining(kind, date);
        expect(endOfPeriodInstant(zone, period)).toEqual(startOfDayIn(zone, nextPeriod(period).start));
      }),
    );
  });
});
