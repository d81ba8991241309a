import { describe, expect, it } from '@jest/globals';
import { nextPeriod, periodFromCode, type Period } from './calendar.js';
import {
  DEFAULT_REPORT_RULES,
  dutiesOf,
  opensOn,
  reportDeadline,
  reviewerOn,
  type DutyAbsence,
  type DutyPerson,
  type ReportRule,
} from './duty.js';
import type { Role } from './roles.js';
import { workCalendar, workdayFrom, workdaysBetween } from './work-calendar.js';

const ZONE = 'Asia/Shanghai';

/** The State Council's notice for 2026: days off and the weekends worked for them. */
const OFF_2026 = [
  ['2026-01-01', 3],
  ['2026-02-15', 9],
  ['2026-04-04', 3],
  ['2026-05-01', 5],
  ['2026-06-19', 3],
  ['2026-09-25', 3],
  ['2026-10-01', 7],
] as const;
const MADE_UP_2026 = ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'];
const later = (day: string, days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
const HOLIDAYS = new Set(OFF_2026.flatMap(([first, days]) => Array.from({ length: days }, (_, at) => later(first, at))));
const CALENDAR = workCalendar([
  ...[...HOLIDAYS].map((day) => ({ day, kind: 'holiday' as const })),
  ...MADE_UP_2026.map((day) => ({ day, kind: 'workday' as const })),
]);

const someone = (more: Partial<DutyPerson> = {}): DutyPerson => ({
  id: 'rep',
  roles: ['rep'],
  departmentId: 'east',
  managerId: 'boss',
  hiredOn: '2024-01-01',
  leftOn: null,
  former: [],
  ...more,
});
const away = (personId: string, fromOn: string, untilOn: string, deputyId: string | null = null): DutyAbsence => ({
  personId,
  deputyId,
  fromOn,
  untilOn,
});
const WEEK = periodFromCode('2026-W47'); // 16 to 22 November
const duties = (
  people: DutyPerson[],
  absences: DutyAbsence[] = [],
  period: Period = WEEK,
  rule = DEFAULT_REPORT_RULES[period.kind],
) => dutiesOf({ period, rule, people, absences, calendar: CALENDAR, zone: ZONE });

describe('working days', () => {
  it('skip public holidays and count the Saturdays worked for them', () => {
    expect(workdaysBetween(CALENDAR, '2026-10-01', '2026-10-11')).toEqual(['2026-10-08', '2026-10-09', '2026-10-10']);
    expect(workdayFrom(CALENDAR, '2026-02-15')).toBe('2026-02-24');
    expect(workdayFrom(CALENDAR, '2026-02-14')).toBe('2026-02-14');
  });
});

describe('who owes a report', () => {
  it.each<[readonly Role[], number]>([
    [['rep'], 1],
    [['supervisor'], 1],
    [['director'], 1],
    [['finance'], 0],
    [['admin', 'rep'], 1],
    [[], 0],
  ])('%j: %i', (roles, owed) => expect(duties([someone({ roles })])).toHaveLength(owed));

  it.each([
    ['hired on the Friday of the week', { hiredOn: '2026-11-20' }, 1],
    ['hired on its Saturday', { hiredOn: '2026-11-21' }, 0],
    ['left on its Monday', { leftOn: '2026-11-16' }, 1],
    ['left the Sunday before', { leftOn: '2026-11-15' }, 0],
    ['leaves later', { leftOn: '2026-12-31' }, 1],
  ])('%s: %o', (_, dates, owed) => expect(duties([someone(dates)])).toHaveLength(owed));

  it.each([
    ['came from finance on the Friday', { roles: ['finance'], untilOn: '2026-11-19' }, 1],
    ['came from finance on the Monday after', { roles: ['finance'], untilOn: '2026-11-22' }, 0],
    ['went to finance long after', { roles: ['rep'], untilOn: '2026-12-31', now: ['finance'] }, 1],
    ['went to finance on the Tuesday', { roles: ['rep'], untilOn: '2026-11-16', now: ['finance'] }, 1],
    ['went to finance the week before', { roles: ['rep'], untilOn: '2026-11-15', now: ['finance'] }, 0],
  ] as const)('%s: %o', (_, { untilOn, ...place }, owed) => {
    const former = [{ roles: place.roles, departmentId: 'east', managerId: null, untilOn }];
    expect(duties([someone({ roles: 'now' in place ? place.now : ['rep'], former })])).toHaveLength(owed);
  });

  it('who changed into sales on Thursday and was away from then on is excused', () => {
    const former = [{ roles: ['finance'], departmentId: 'east', managerId: null, untilOn: '2026-11-18' }] as const;
    expect(duties([someone({ former })], [away('rep', '2026-11-19', '2026-11-20')])).toMatchObject([{ excused: true }]);
    expect(duties([someone({ former })], [away('rep', '2026-11-20', '2026-11-20')])).toMatchObject([{ excused: false }]);
  });

  it('nobody for a week or day without work, and nobody a daily one until the organisation wants it', () => {
    expect(duties([someone()], [], periodFromCode('2026-W08'))).toHaveLength(0); // Spring Festival, 16 to 22 February
    expect(duties([someone()], [], periodFromCode('2026-11-18'))).toHaveLength(0);
    const wanted: ReportRule = { ...DEFAULT_REPORT_RULES.daily, roles: ['rep'] };
    expect(duties([someone()], [], periodFromCode('2026-11-18'), wanted)).toHaveLength(1);
    expect(duties([someone()], [], periodFromCode('2026-11-21'), wanted)).toHaveLength(0);
  });

  it.each([
    ['away the whole week', [away('rep', '2026-11-16', '2026-11-20')], true],
    ['away until Thursday', [away('rep', '2026-11-10', '2026-11-19')], false],
    ['two absences that fill it', [away('rep', '2026-11-16', '2026-11-17'), away('rep', '2026-11-18', '2026-11-25')], true],
    ["a colleague's absence", [away('other', '2026-11-01', '2026-11-30')], false],
  ])('%s: excused %s', (_, absences, excused) => expect(duties([someone()], absences)).toMatchObject([{ excused }]));

  it('hired on Thursday and away from then on is excused as well', () =>
    expect(duties([someone({ hiredOn: '2026-11-19' })], [away('rep', '2026-11-19', '2026-11-20')])).toMatchObject([
      { excused: true },
    ]));
});

describe('by when', () => {
  const due = (code: string, rule: Partial<ReportRule> = {}) => {
    const period = periodFromCode(code);
    return reportDeadline(ZONE, period, {
      rule: { ...DEFAULT_REPORT_RULES[period.kind], ...rule },
      calendar: CALENDAR,
    }).toISOString();
  };
  it('a week on Monday 18:00, a month on the 3rd', () => {
    expect(due('2026-W47')).toBe('2026-11-23T10:00:00.000Z');
    expect(due('2026-11')).toBe('2026-12-03T10:00:00.000Z');
  });
  it('on the next working day when the deadline falls on a holiday, unless the organisation wants it otherwise', () => {
    expect(due('2026-W40')).toBe('2026-10-08T10:00:00.000Z');
    expect(due('2026-09')).toBe('2026-10-08T10:00:00.000Z');
    expect(due('2026-W40', { shifts: false })).toBe('2026-10-05T10:00:00.000Z');
    expect(due('2026-W47', { dueDays: 0, dueMinute: 570, shifts: false })).toBe('2026-11-22T01:30:00.000Z');
  });
  it('a report can be handed in from the last working day of its period', () => {
    expect(opensOn(WEEK, CALENDAR)).toBe('2026-11-20');
    expect(opensOn(periodFromCode('2026-W41'), CALENDAR)).toBe('2026-10-10');
    expect(opensOn(periodFromCode('2026-W08'), CALENDAR)).toBeNull();
  });
});

describe('who reads it', () => {
  const boss = someone({ id: 'boss', roles: ['supervisor'], managerId: 'head' });
  const peer = someone({ id: 'peer', roles: ['supervisor'], managerId: 'head' });
  const head = someone({ id: 'head', roles: ['director'], managerId: null });
  const rep = someone();
  const on = (person: DutyPerson, absences: DutyAbsence[] = [], ...people: DutyPerson[]) => {
    const staff = people.length > 0 ? people : [rep, boss, peer, head];
    return reviewerOn(person, new Map(staff.map((one) => [one.id, one])), { day: '2026-11-23', absences });
  };
  it('the superior', () => expect(on(rep)).toBe('boss'));
  it('whoever was the superior on that day', () => {
    const former = [{ roles: ['rep'], departmentId: 'east', managerId: 'peer', untilOn: '2026-11-23' }] as const;
    expect(on({ ...rep, former })).toBe('peer');
    expect(on({ ...rep, former: [{ ...former[0], untilOn: '2026-11-22' }] })).toBe('boss');
  });
  it('the deputy of a superior who is away', () =>
    expect(on(rep, [away('boss', '2026-11-20', '2026-11-27', 'peer')])).toBe('peer'));
  it("the superior's superior where the deputy is away too, may not judge, or is the author", () => {
    expect(on(rep, [away('boss', '2026-11-20', '2026-11-27', 'peer'), away('peer', '2026-11-23', '2026-11-23')])).toBe('head');
    expect(on(rep, [away('boss', '2026-11-20', '2026-11-27', 'rep')])).toBe('head');
  });
  it('the superior again on the day of coming back', () =>
    expect(on(rep, [away('boss', '2026-11-20', '2026-11-22', 'peer')])).toBe('boss'));
  it("the superior's superior where the superior has left", () =>
    expect(on(rep, [], rep, { ...boss, leftOn: '2026-11-20' }, head)).toBe('head'));
  it('a director of the department where there is no superior, none of another, and nobody their own', () => {
    expect(on({ ...rep, managerId: null }, [], head)).toBe('head');
    expect(on({ ...rep, managerId: null }, [], { ...head, departmentId: 'west' })).toBeNull();
    expect(on(head)).toBeNull();
  });
  it('the superior all the same when everybody above is away', () =>
    expect(on(rep, [away('boss', '2026-11-20', '2026-11-27'), away('head', '2026-11-20', '2026-11-27')])).toBe('boss'));
  it('and a circle of superiors ends', () =>
    expect(on(rep, [], rep, { ...boss, roles: ['rep'] }, { ...head, roles: ['rep'], managerId: 'boss' })).toBeNull());
});

describe('a year of a company of fifty', () => {
  const { people, absences } = company();
  const byId = new Map(people.map((person) => [person.id, person]));
  const rules: ReportRule[] = [
    { ...DEFAULT_REPORT_RULES.daily, roles: ['rep'], dueDays: 1, dueMinute: 9 * 60 },
    DEFAULT_REPORT_RULES.weekly,
    { ...DEFAULT_REPORT_RULES.monthly, roles: ['supervisor', 'director'] },
  ];

  it.each([
    ['daily', '2026-01-01', 365],
    ['weekly', '2026-W01', 53],
    ['monthly', '2026-01', 12],
  ] as const)('owes exactly the %s reports that walking through it day by day finds', (kind, first, count) => {
    const rule = rules.find((one) => one.kind === kind) ?? DEFAULT_REPORT_RULES[kind];
    let owed = 0;
    let excused = 0;
    for (let at = 0, period = periodFromCode(first); at < count; at += 1, period = nextPeriod(period)) {
      const found = dutiesOf({ period, rule, people, absences, calendar: CALENDAR, zone: ZONE });
      const reviewers = found.map(({ personId }) => {
        const person = byId.get(personId);
        return person && reviewerOn(person, byId, { day: later(period.end, 1), absences });
      });
      const shown = found.map((duty, index) => ({ ...duty, dueAt: duty.dueAt.toISOString(), reviewer: reviewers[index] }));
      expect([period.code, shown]).toEqual([period.code, walked(period, rule)]);
      owed += found.length;
      excused += found.filter((duty) => duty.excused).length;
    }
    expect(owed).toBeGreaterThan(count);
    if (kind !== 'monthly') expect(excused).toBeGreaterThan(10);
  });

  /** The same question answered another way: people and days one by one, no function of the engine. */
  function walked(period: Period, rule: ReportRule) {
    return people.flatMap((person) => {
      let present = 0;
      let absent = 0;
      for (let day = period.start; day <= period.end; day = later(day, 1)) {
        if (!rule.roles.some((role) => place(person, day).roles.includes(role))) continue;
        if (!works(day) || day < person.hiredOn || (person.leftOn && day > person.leftOn)) continue;
        if (isAway(person.id, day)) absent += 1;
        else present += 1;
      }
      if (present + absent === 0) return [];
      let due = later(period.end, rule.dueDays);
      while (!works(due)) due = later(due, 1);
      const dueAt = new Date(Date.parse(`${due}T00:00:00+08:00`) + rule.dueMinute * 60_000).toISOString();
      const reviewer = reader(person, later(period.end, 1));
      return [{ personId: person.id, kind: rule.kind, period: period.code, dueAt, excused: present === 0, reviewer }];
    });
  }

  /** Day by day through the moves, the latest that is over by then. */
  function place(person: DutyPerson, day: string) {
    const moves = person.former.map(({ untilOn }) => untilOn);
    const over = moves.filter((untilOn) => untilOn < day).length;
    return [...person.former, person][over] ?? person;
  }
  function works(day: string): boolean {
    const name = new Date(day).getUTCDay();
    return MADE_UP_2026.includes(day) || (name !== 0 && name !== 6 && !HOLIDAYS.has(day));
  }
  function isAway(person: string, day: string): boolean {
    return absences.some(({ personId, fromOn, untilOn }) => personId === person && fromOn <= day && day <= untilOn);
  }
  function reader(person: DutyPerson, day: string): string | null {
    const here = (id: string) => {
      const one = byId.get(id);
      return one !== undefined && one.hiredOn <= day && !(one.leftOn && one.leftOn < day);
    };
    const placeOf = (id: string) => place(byId.get(id) ?? person, day);
    const leads = (id: string) => ['supervisor', 'director'].some((role) => placeOf(id).roles.includes(role as Role));
    const chain: string[] = [];
    const { managerId } = place(person, day);
    for (let id = managerId; id; id = placeOf(id).managerId) {
      chain.push(id);
      const deputy = here(id)
        ? absences.find((one) => one.personId === id && one.fromOn <= day && day <= one.untilOn)?.deputyId
        : null;
      if (deputy) chain.push(deputy);
    }
    const free = chain.filter((id) => id !== person.id && here(id) && leads(id));
    return free.find((id) => !isAway(id, day)) ?? (managerId ? (free[0] ?? null) : null);
  }
});

/**
 * One director, five supervisors, forty reps and four in finance; some come, some leave, many are away for a while, some change the team
 * or come over from finance, once or twice.
 */
function company(): { people: DutyPerson[]; absences: DutyAbsence[] } {
  let state = 7;
  const dice = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const head = someone({ id: 'p00', roles: ['director'], managerId: null });
  const leaders = Array.from({ length: 5 }, (_, at) => someone({ id: `p0${at + 1}`, roles: ['supervisor'], managerId: 'p00' }));
  const reps = Array.from({ length: 40 }, (_, at) => {
    const hiredOn = dice(4) === 0 ? later('2026-01-01', dice(330)) : '2024-05-06';
    const leftOn = dice(5) === 0 ? later(hiredOn < '2026-01-01' ? '2026-01-01' : hiredOn, dice(200)) : null;
    const former = [0, 1].flatMap((move) => {
      if (dice(3) > 0) return [];
      const roles: Role[] = dice(2) === 0 ? ['rep'] : ['finance'];
      const untilOn = later('2026-01-05', move * 170 + dice(160));
      return [{ roles, departmentId: 'east', managerId: leaders[dice(5)]?.id ?? null, untilOn }];
    });
    return someone({ id: `p${at + 10}`, managerId: leaders[at % 5]?.id ?? null, hiredOn, leftOn, former });
  });
  const finance = Array.from({ length: 4 }, (_, at) => someone({ id: `p${at + 60}`, roles: ['finance'], managerId: 'p00' }));
  const people = [head, ...leaders, ...reps, ...finance];
  const absences = people.flatMap(({ id, roles }) =>
    [0, 1, 2].flatMap((part) => {
      if (dice(3) === 0) return [];
      const fromOn = later('2026-01-01', part * 120 + dice(90));
      const deputyId = roles.includes('supervisor') ? (leaders[dice(5)]?.id ?? null) : null;
      return [away(id, fromOn, later(fromOn, dice(25)), deputyId === id ? null : deputyId)];
    }),
  );
  return { people, absences };
}
