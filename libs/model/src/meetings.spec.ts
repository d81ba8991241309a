import { describe, expect, it } from '@jest/globals';
import { AGENDA, AGENDA_KINDS } from './meeting-agenda.js';
import { MEETING_KINDS, meetingCan, meetingPeriod, meetsOn } from './meetings.js';
import { ROLES, type Role } from './roles.js';
import { workCalendar, workdayBefore } from './work-calendar.js';
import { permissionsOf } from './actor.js';

const who = (role: Role) => ({ permissions: new Set(permissionsOf([role])) });
/** The national day week of 2026, with its make-up Saturday. */
const calendar = workCalendar([
  ...['01', '02', '05', '06', '07'].map((day) => ({ day: `2026-10-${day}`, kind: 'holiday' as const })),
  { day: '2026-10-10', kind: 'workday' },
]);

describe('what a meeting is about', () => {
  it('a daily one is about its day', () => {
    expect(meetingPeriod('daily', '2026-11-18').code).toBe('2026-11-18');
  });

  it('a weekly one up to Wednesday looks back on last week, later on the running one', () => {
    expect(['2026-11-16', '2026-11-18', '2026-11-19', '2026-11-22'].map((day) => meetingPeriod('weekly', day).code)).toEqual([
      '2026-W46',
      '2026-W46',
      '2026-W47',
      '2026-W47',
    ]);
  });

  it('a monthly one in the first half of the month is about the last month', () => {
    expect(['2026-11-15', '2026-11-16', '2027-01-04'].map((day) => meetingPeriod('monthly', day).code)).toEqual([
      '2026-10',
      '2026-11',
      '2026-12',
    ]);
  });

  it('every kind of meeting begins with what was decided before, and no item belongs to none', () => {
    for (const kind of MEETING_KINDS) expect(AGENDA_KINDS.find((item) => AGENDA[item].meetings.includes(kind))).toBe('decisions');
    expect(AGENDA_KINDS.filter((item) => AGENDA[item].meetings.length === 0)).toEqual([]);
  });
});

describe('when a team meets', () => {
  it('every working day, make-up Saturdays too', () => {
    const daily = { kind: 'daily', day: 1 } as const;
    expect(['2026-10-01', '2026-10-08', '2026-10-10', '2026-10-11'].filter((day) => meetsOn(daily, day, calendar))).toEqual([
      '2026-10-08',
      '2026-10-10',
    ]);
  });

  it('on its weekday; where that is a holiday, on the next working day of that week, exactly once', () => {
    const week = ['05', '06', '07', '08', '09', '10', '11'].map((day) => `2026-10-${day}`);
    const held = (day: number) => week.filter((each) => meetsOn({ kind: 'weekly', day }, each, calendar));
    expect([held(1), held(4), held(7)]).toEqual([['2026-10-08'], ['2026-10-08'], ['2026-10-10']]);
  });

  it('on the third working day of the month; in a month with fewer on the last', () => {
    const october = Array.from({ length: 31 }, (_, index) => `2026-10-${String(index + 1).padStart(2, '0')}`);
    const held = (day: number) => october.filter((each) => meetsOn({ kind: 'monthly', day }, each, calendar));
    expect([held(3), held(20)]).toEqual([['2026-10-10'], ['2026-10-30']]);
  });

  it('the working day before a Monday is a Friday, after the holidays the day they began', () => {
    expect([workdayBefore(calendar, '2026-11-16'), workdayBefore(calendar, '2026-10-08')]).toEqual(['2026-11-13', '2026-09-30']);
  });
});

describe('who may do what with a meeting', () => {
  it('whoever leads the team runs it; who attends brings items; nobody changes what was held', () => {
    const planned = { state: 'planned', leads: true } as const;
    expect(meetingCan(who('supervisor'), planned)).toMatchObject({ hold: true, decide: true, add: true, remove: true });
    expect(meetingCan(who('supervisor'), { ...planned, leads: false })).toMatchObject({ hold: false, decide: false, add: true });
    expect(meetingCan(who('rep'), planned)).toMatchObject({ hold: false, refresh: false, add: true });
    expect(Object.values(meetingCan(who('director'), { state: 'held', leads: true })).some(Boolean)).toBe(false);
  });

  it('everybody can be invited; money is for who reads receivables, the appraisals for who judges', () => {
    for (const role of Object.keys(ROLES) as Role[]) expect(who(role).permissions.has('meeting:read')).toBe(true);
    const sees = (role: Role) => AGENDA_KINDS.filter((item) => who(role).permissions.has(AGENDA[item].may));
    expect(sees('presales')).toEqual(['decisions', 'competitors']);
    expect(sees('legal')).toEqual(['decisions', 'promises']);
    expect(sees('finance')).toEqual(['decisions', 'promises', 'cash', 'overdue']);
    expect(AGENDA_KINDS.filter((item) => !sees('rep').includes(item))).toEqual(['appraisals']);
  });
});
