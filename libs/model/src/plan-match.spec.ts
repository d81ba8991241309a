import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, periodFromCode } from './calendar.js';
import { type LoggedVisit, type PlannedVisit, comparePlan } from './plan-match.js';

const week = periodFromCode('2026-W47'); // 16 to 22 November
const afterTheWeek = '2026-11-23';

const plan = (id: string, plannedOn: string, changes: Partial<PlannedVisit> = {}): PlannedVisit => ({
  id,
  personId: 'lin',
  accountId: 'huawei',
  plannedOn,
  state: 'planned',
  ...changes,
});
const visit = (id: string, visitedOn: string, changes: Partial<LoggedVisit> = {}): LoggedVisit => ({
  id,
  accountId: 'huawei',
  visitedOn,
  ...changes,
});

/** The comparison in ids: `done` as plan=visit. */
function compare(plans: PlannedVisit[], visits: LoggedVisit[], today = afterTheWeek) {
  const { done, notDone, upcoming, cancelled, unplanned } = comparePlan(plans, visits, week, today);
  const ids = (items: { id: string }[]) => items.map(({ id }) => id).join(' ');
  return {
    done: done.map((pair) => `${pair.plan.id}=${pair.visit.id}`).join(' '),
    notDone: ids(notDone),
    upcoming: ids(upcoming),
    cancelled: ids(cancelled),
    unplanned: ids(unplanned),
  };
}
const nothing = { done: '', notDone: '', upcoming: '', cancelled: '', unplanned: '' };

describe('a planned visit', () => {
  it('is done when the account was visited that week, not done when it was not', () => {
    const plans = [plan('p1', '2026-11-17'), plan('p2', '2026-11-18', { accountId: 'zte' })];
    expect(compare(plans, [visit('v1', '2026-11-19')])).toEqual({ ...nothing, done: 'p1=v1', notDone: 'p2' });
  });

  it('is still to come while its day is ahead', () => {
    const plans = [plan('p1', '2026-11-18'), plan('p2', '2026-11-20', { accountId: 'zte' })];
    expect(compare(plans, [], '2026-11-18')).toEqual({ ...nothing, notDone: 'p1', upcoming: 'p2' });
  });

  it('ahead is not taken as done by an earlier visit, unless the rep says that it was this one', () => {
    const ahead = plan('p1', '2026-11-20');
    expect(compare([ahead], [visit('v1', '2026-11-17')], '2026-11-18')).toEqual({ ...nothing, upcoming: 'p1', unplanned: 'v1' });
    expect(compare([ahead], [visit('v1', '2026-11-17', { planId: 'p1' })], '2026-11-18')).toEqual({ ...nothing, done: 'p1=v1' });
  });

  it('that was cancelled is neither done nor missed', () => {
    const plans = [plan('p1', '2026-11-17', { state: 'cancelled' })];
    expect(compare(plans, [visit('v1', '2026-11-17')])).toEqual({ ...nothing, cancelled: 'p1', unplanned: 'v1' });
  });

  it('of another week is no business of this one', () => {
    expect(compare([plan('p1', '2026-11-15'), plan('p2', '2026-11-23')], [])).toEqual(nothing);
  });
});

describe('a visit', () => {
  it('that nobody planned is unplanned', () => {
    expect(compare([], [visit('v1', '2026-11-16'), visit('v0', '2026-11-15')])).toEqual({ ...nothing, unplanned: 'v1' });
  });

  it('goes to the plan that it names, from either side, before any nearer one', () => {
    const plans = [plan('p1', '2026-11-17'), plan('p2', '2026-11-20')];
    expect(compare(plans, [visit('v1', '2026-11-17', { planId: 'p2' })])).toEqual({ ...nothing, done: 'p2=v1', notDone: 'p1' });
    expect(compare([plans[0] as PlannedVisit, plan('p2', '2026-11-20', { visitId: 'v1' })], [visit('v1', '2026-11-17')])).toEqual(
      {
        ...nothing,
        done: 'p2=v1',
        notDone: 'p1',
      },
    );
  });

  it('goes to the nearest plan of the same account when it names none', () => {
    const plans = [plan('p1', '2026-11-16'), plan('p2', '2026-11-20')];
    expect(compare(plans, [visit('v1', '2026-11-19')])).toEqual({ ...nothing, done: 'p2=v1', notDone: 'p1' });
    expect(compare(plans, [visit('v1', '2026-11-19'), visit('v2', '2026-11-20')])).toEqual({ ...nothing, done: 'p1=v1 p2=v2' });
  });

  it('fulfils one plan only, and a second one to the same account is unplanned', () => {
    expect(compare([plan('p1', '2026-11-17'), plan('p2', '2026-11-17')], [visit('v1', '2026-11-17')])).toMatchObject({
      done: 'p1=v1',
      notDone: 'p2',
    });
    const both = [visit('v1', '2026-11-18', { planId: 'p1' }), visit('v2', '2026-11-17', { planId: 'p1' })];
    expect(compare([plan('p1', '2026-11-17')], both)).toEqual({ ...nothing, done: 'p1=v2', unplanned: 'v1' });
  });

  it('by a colleague does not fulfil my plan', () => {
    expect(compare([plan('p1', '2026-11-17')], [visit('v1', '2026-11-17', { personId: 'wang' })])).toEqual({
      ...nothing,
      notDone: 'p1',
      unplanned: 'v1',
    });
  });

  it('made the week before counts when it is linked; one made the week after does not change the past', () => {
    expect(compare([plan('p1', '2026-11-16')], [visit('v1', '2026-11-13', { planId: 'p1' })])).toEqual({
      ...nothing,
      done: 'p1=v1',
    });
    expect(compare([plan('p1', '2026-11-16')], [visit('v1', '2026-11-13')])).toEqual({ ...nothing, notDone: 'p1' });
    expect(compare([plan('p1', '2026-11-20', { visitId: 'v1', state: 'done' })], [visit('v1', '2026-11-24')])).toEqual({
      ...nothing,
      notDone: 'p1',
    });
  });

  it('that makes up for last week is not counted for a plan of this one', () => {
    const made = [visit('v1', '2026-11-17', { planId: 'last-week' })];
    expect(compare([plan('p1', '2026-11-17')], made)).toEqual({ ...nothing, notDone: 'p1', unplanned: 'v1' });
    const catchingUp = plan('last-week', '2026-11-12', { visitId: 'v2' });
    expect(compare([catchingUp, plan('p1', '2026-11-17')], [visit('v2', '2026-11-17')])).toMatchObject({
      done: '',
      unplanned: 'v2',
    });
  });

  it('linked to a plan that was cancelled and made anew goes to the new one', () => {
    const plans = [plan('p1', '2026-11-16', { state: 'cancelled', visitId: 'v1' }), plan('p2', '2026-11-19')];
    expect(compare(plans, [visit('v1', '2026-11-19', { planId: 'p1' })])).toEqual({ ...nothing, done: 'p2=v1', cancelled: 'p1' });
  });
});

describe('the comparison', () => {
  const days = fc.integer({ min: -3, max: 9 }).map((offset) => addDays(week.start, offset));
  const accounts = fc.constantFrom('huawei', 'zte', 'sany');
  const links = fc.option(fc.nat(12));
  const plans = fc
    .array(
      fc.record({ plannedOn: days, accountId: accounts, state: fc.constantFrom('planned', 'done', 'cancelled'), link: links }),
      { maxLength: 12 },
    )
    .map((list) =>
      list.map(({ link, plannedOn, ...rest }, i) =>
        plan(`p${i}`, plannedOn, { ...rest, visitId: link === null ? null : `v${link}` }),
      ),
    );
  const visits = fc
    .array(fc.record({ visitedOn: days, accountId: accounts, link: links }), { maxLength: 12 })
    .map((list) =>
      list.map(({ visitedOn, accountId, link }, i) =>
        visit(`v${i}`, visitedOn, { accountId, planId: link === null ? null : `p${link}` }),
      ),
    );

  it('puts every plan of the week in one place, and every visit of the week in one place', () => {
    fc.assert(
      fc.property(plans, visits, days, (planned, made, today) => {
        const result = comparePlan(planned, made, week, today);
        const inWeek = (date: string) => week.start <= date && date <= week.end;
        const placed = [...result.done.map((pair) => pair.plan), ...result.notDone, ...result.upcoming, ...result.cancelled];
        expect(placed.map(({ id }) => id).sort()).toEqual(
          planned
            .filter(({ plannedOn }) => inWeek(plannedOn))
            .map(({ id }) => id)
            .sort(),
        );
        const seen = [...result.done.map((pair) => pair.visit), ...result.unplanned].map(({ id }) => id);
        expect(new Set(seen).size).toBe(seen.length);
        for (const { id, visitedOn } of made) if (inWeek(visitedOn)) expect(seen).toContain(id);
      }),
    );
  });

  it('comes out the same in whatever order the records are read', () => {
    fc.assert(
      fc.property(plans, visits, days, (planned, made, today) => {
        expect(comparePlan([...planned].reverse(), [...made].reverse(), week, today)).toEqual(
          comparePlan(planned, made, week, today),
        );
      }),
    );
  });

  it('leaves no plan of a past week undone beside a free visit to the same account', () => {
    fc.assert(
      fc.property(plans, visits, (planned, made) => {
        const unlinked = made.map((each) => ({ ...each, planId: null }));
        const unlinkedPlans = planned.map((each) => ({ ...each, visitId: null }));
        const { notDone, unplanned } = comparePlan(unlinkedPlans, unlinked, week, afterTheWeek);
        for (const missed of notDone) expect(unplanned.map(({ accountId }) => accountId)).not.toContain(missed.accountId);
      }),
    );
  });
});
