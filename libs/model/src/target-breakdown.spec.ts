import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addTargets,
  breakDown,
  countGaps,
  gapsBelow,
  paceOf,
  projectionOf,
  splitTarget,
  weeklyTargets,
  type BreakdownNode,
  type BreakdownRule,
  type TargetCell,
  type TargetUnit,
} from './target-breakdown.js';
import {
  findTargetPeriod,
  monthsIn,
  periodsOfYear,
  planPeriods,
  quarterOf,
  targetPeriod,
  weekPartsOf,
} from './target-periods.js';
import { weekday } from './calendar.js';

const unit = fc.constantFrom<TargetUnit>('count', 'money');
const weights = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 30 });
const amount = fc.integer({ min: 0, max: 1_000_000_000 }).map(String);
const workingDays = (from: string, to: string) => {
  let days = 0;
  for (let day = from; day <= to; day = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10))
    if (weekday(day) < 6) days += 1;
  return days;
};

/** A department of two teams with people, the year's value on top. */
const tree = (total: string, sizes: readonly number[]): BreakdownNode[] => [
  { id: 'd', parentId: null, values: { '2026': total } },
  ...sizes.flatMap((size, team) => [
    { id: `t${team}`, parentId: 'd', values: {} },
    ...Array.from({ length: size }, (_, person) => ({ id: `t${team}p${person}`, parentId: `t${team}`, values: {} })),
  ]),
];
const written = (nodes: readonly BreakdownNode[], cells: readonly TargetCell[]): BreakdownNode[] =>
  nodes.map((node) => ({
    ...node,
    values: {
      ...node.values,
      ...Object.fromEntries(cells.flatMap(({ nodeId, period, value }) => (nodeId === node.id ? [[period, value]] : []))),
    },
  }));
const rule = (more: Partial<BreakdownRule>): BreakdownRule => ({
  unit: 'money',
  monthWeight: () => 1,
  nodeWeight: () => 1,
  isFixed: () => false,
  ...more,
});
const gapsOf = (nodes: readonly BreakdownNode[], of: TargetUnit) =>
  nodes.flatMap((node) =>
    planPeriods(2026).flatMap((period) => {
      const children = nodes.filter(({ parentId }) => parentId === node.id);
      const { people, periods } = gapsBelow(node, children, period, of);
      return [people, periods].filter((gap) => gap !== null && !/^0(\.00)?$/.test(gap));
    }),
  );

describe('the parts of a target', () => {
  it('add up to it exactly, whatever the weights', () => {
    fc.assert(
      fc.property(amount, weights, unit, (total, shares, of) => {
        expect(addTargets(splitTarget(total, shares, of), of)).toBe(addTargets([total], of));
      }),
    );
  });

  it('of a department given out to months, teams and people leave no gap anywhere', () => {
    fc.assert(
      fc.property(
        amount,
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }),
        weights,
        unit,
        (total, sizes, by, of) => {
          const nodes = tree(total, sizes);
          const weight = (index: number) => by[index % by.length] ?? 1;
          const cells = breakDown(
            nodes,
            { nodeId: 'd', period: '2026' },
            rule({
              unit: of,
              monthWeight: (month) => weight(Number(month.slice(5))),
              nodeWeight: (id) => weight(id.length + Number(id.at(-1))),
            }),
          );
          const after = written(nodes, cells);
          expect(gapsOf(after, of)).toEqual([]);
          expect(after[0]?.values['2026']).toBe(total);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('of a re-plan share what the past has left over; the past itself stays', () => {
    const nodes = written(tree('1200', [1]), [
      ...['2026-01', '2026-02'].flatMap((period) => ['d', 't0', 't0p0'].map((nodeId) => ({ nodeId, period, value: '50.00' }))),
    ]);
    const after = written(
      nodes,
      breakDown(nodes, { nodeId: 'd', period: '2026' }, rule({ isFixed: (_, month) => month < '2026-03' })),
    );
    expect([after[0]?.values['2026-01'], after[0]?.values['2026-03'], after[2]?.values['2026-12']]).toEqual([
      '50.00',
      '110.00',
      '110.00',
    ]);
    expect(gapsOf(after, 'money')).toEqual([]);
  });

  it('show what is not given out, and what was given out too often', () => {
    const [node, team] = written(tree('100', [1]), [
      { nodeId: 't0', period: '2026', value: '120' },
      { nodeId: 'd', period: '2026-Q1', value: '30' },
    ]) as [BreakdownNode, BreakdownNode];
    expect(gapsBelow(node, [team], '2026', 'count')).toEqual({ people: '-20', periods: '70' });
    expect(gapsBelow(team, [], '2026-01', 'count')).toEqual({ people: null, periods: null });
    // The year over people and over quarters, the quarter over people and over months; of the team its year over quarters.
    expect(countGaps([node, team], 2026, 'count')).toBe(5);
  });

  it('of a month are for those who are there in that month', () => {
    const nodes = tree('1200', [2]);
    const cells = breakDown(
      nodes,
      { nodeId: 'd', period: '2026' },
      rule({ nodeWeight: (id, month) => (id === 't0p1' && month < '2026-07' ? 0 : 1) }),
    );
    const of = (id: string) => written(nodes, cells).find((node) => node.id === id)?.values ?? {};
    expect([of('t0p1')['2026-06'], of('t0p1')['2026-07'], of('t0p0')['2026']]).toEqual(['0.00', '50.00', '900.00']);
    expect(gapsOf(written(nodes, cells), 'money')).toEqual([]);
  });
});

describe('the weeks of the months', () => {
  it('add up to exactly the months, though weeks cross their ends', () => {
    fc.assert(
      fc.property(fc.array(amount, { minLength: 12, maxLength: 12 }), unit, (values, of) => {
        const months = Object.fromEntries(monthsIn('2026').map((month, index) => [month, values[index] ?? '0']));
        const weeks = weeklyTargets(months, of, workingDays);
        expect(addTargets(Object.values(weeks), of)).toBe(addTargets(values, of));
      }),
    );
  });

  it('share a month by its working days', () => {
    // November 2026: a Sunday, four whole weeks, a Monday.
    expect(weeklyTargets({ '2026-11': '21' }, 'count', workingDays)).toEqual({
      '2026-W44': '0',
      '2026-W45': '5',
      '2026-W46': '5',
      '2026-W47': '5',
      '2026-W48': '5',
      '2026-W49': '1',
    });
  });

  it('cover every day of the month once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2000, max: 2100 }), fc.integer({ min: 1, max: 12 }), (year, number) => {
        const month = `${year}-${String(number).padStart(2, '0')}`;
        const days = weekPartsOf(month).reduce(
          (all, { start, end }) => all + Number(end.slice(8)) - Number(start.slice(8)) + 1,
          0,
        );
        expect(days).toBe(Number(targetPeriod(month).end.slice(8)));
      }),
    );
  });
});

describe('pace and projection', () => {
  it('half of the working days ask for half of the target, and half of the days foretell twice what is there', () => {
    expect([paceOf('100.00', 10, 20, 'money'), paceOf('9', 10, 20, 'count')]).toEqual(['50.00', '5']);
    expect([projectionOf('30.00', 10, 20, 'money'), projectionOf('-3', 1, 2, 'count')]).toEqual(['60.00', '-6']);
  });

  it('say nothing where there is nothing to go by; at the end the projection is what was reached', () => {
    expect([projectionOf('5', 0, 20, 'count'), paceOf('5', 0, 0, 'count')]).toEqual([null, null]);
    fc.assert(
      fc.property(amount, fc.integer({ min: 1, max: 300 }), (actual, days) => {
        expect(projectionOf(actual, days, days, 'count')).toBe(actual);
      }),
    );
  });
});

describe('years and quarters', () => {
  it('are read from their codes', () => {
    expect(targetPeriod('2026-Q4')).toEqual({ kind: 'quarter', code: '2026-Q4', start: '2026-10-01', end: '2026-12-31' });
    expect(['2026-Q5', '2026-00', '26', '2026-W54', ''].map(findTargetPeriod)).toEqual(Array(5).fill(undefined));
    expect([quarterOf('2026-03-31'), quarterOf('2026-04-01')]).toEqual(['2026-Q1', '2026-Q2']);
    expect(planPeriods(2026)).toHaveLength(17);
    // The Thursday of the last one lies in 2026; 2026 ends within it.
    expect([periodsOfYear(2026, 'week')[0], periodsOfYear(2026, 'week').at(-1)]).toEqual(['2026-W01', '2026-W53']);
    expect((['year', 'quarter', 'month'] as const).map((kind) => periodsOfYear(2026, kind).length)).toEqual([1, 4, 12]);
    expect(() => monthsIn('2026-W05')).toThrow(RangeError);
  });
});
