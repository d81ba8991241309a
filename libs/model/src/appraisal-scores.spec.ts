import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  APPRAISAL_GRADES,
  attainmentOf,
  distributionGuide,
  gradeOf,
  scoreOf,
  totalScore,
  type ScoringCurve,
} from './appraisal-scores.js';

const percent = fc.integer({ min: 0, max: 3000 }).map((tenths) => tenths / 10);
const linear = fc
  .record({
    zeroAt: fc.integer({ min: 0, max: 90 }),
    full: fc.integer({ min: 1, max: 60 }),
    cap: fc.integer({ min: 100, max: 200 }),
  })
  .map(({ zeroAt, full, cap }): ScoringCurve => ({ kind: 'linear', zeroAt, fullAt: zeroAt + full + 9, cap }));
const capped = linear.map((curve): ScoringCurve =>
  curve.kind === 'linear' ? { kind: 'capped', zeroAt: curve.zeroAt, fullAt: curve.fullAt } : curve,
);
const step = fc
  .array(fc.record({ from: percent, score: fc.integer({ min: 0, max: 120 }) }), { minLength: 1, maxLength: 6 })
  .map((steps): ScoringCurve => ({ kind: 'step', steps }));
const curve = fc.oneof(linear, capped, step);

describe('a score', () => {
  it('never falls when more is reached, and stays between nothing and the cap', () => {
    fc.assert(
      fc.property(curve, percent, percent, (by, one, more) => {
        const [low, high] = [scoreOf(Math.min(one, more), by), scoreOf(Math.max(one, more), by)];
        expect(high).toBeGreaterThanOrEqual(low);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(by.kind === 'linear' ? by.cap : by.kind === 'capped' ? 100 : 120);
      }),
    );
  });

  it('is 100 for exactly the target', () => {
    expect(scoreOf(100, { kind: 'linear', zeroAt: 60, fullAt: 100, cap: 120 })).toBe(100);
    expect(
      [50, 60, 80, 110, 130].map((reached) => scoreOf(reached, { kind: 'linear', zeroAt: 60, fullAt: 100, cap: 120 })),
    ).toEqual([0, 0, 50, 110, 120]);
    expect(scoreOf(130, { kind: 'capped', zeroAt: 0, fullAt: 100 })).toBe(100);
    expect(
      [79.9, 80, 100].map((reached) =>
        scoreOf(reached, {
          kind: 'step',
          steps: [
            { from: 80, score: 60 },
            { from: 100, score: 100 },
          ],
        }),
      ),
    ).toEqual([0, 60, 100]);
  });
});

describe('attainment', () => {
  it('counts less as better where less is better', () => {
    expect([
      attainmentOf('50', '100', 'up'),
      attainmentOf('0', '4', 'down'),
      attainmentOf('4', '4', 'down'),
      attainmentOf('9', '4', 'down'),
    ]).toEqual([50, 200, 100, 0]);
    expect([
      attainmentOf('0', '0', 'down'),
      attainmentOf('1', '0', 'down'),
      attainmentOf('5', null, 'up'),
      attainmentOf('5', '0', 'up'),
    ]).toEqual([100, 0, null, null]);
  });
});

describe('the total', () => {
  it('of full scores is 100 whatever the weights; there is none while a score is missing', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 12 }), (cuts) => {
        const edges = [0, ...[...cuts].sort((a, b) => a - b), 100];
        const lines = edges.slice(1).map((edge, index) => ({ weight: edge - (edges[index] ?? 0), score: 100 }));
        expect(totalScore(lines)).toBe(100);
      }),
    );
    expect(
      totalScore([
        { weight: 60, score: 90 },
        { weight: 40, score: null },
      ]),
    ).toBeNull();
    expect(
      totalScore([
        { weight: 60, score: 90 },
        { weight: 40, score: 75.5 },
      ]),
    ).toBe(84.2);
  });

  it('earns its grade at the threshold', () => {
    expect([95, 94.9, 70, 69.9].map((total) => gradeOf(total, { S: 95, A: 85, B: 70 }))).toEqual(['S', 'A', 'B', 'C']);
  });
});

describe('the guide by shares', () => {
  const shares = { S: 10, A: 30, B: 50, C: 10 };
  const totals = fc
    .array(fc.integer({ min: 0, max: 1200 }), { maxLength: 60 })
    .map((list) => list.map((tenths, index) => ({ id: String(index), total: tenths / 10 })));

  it('gives everybody a grade, none better for less, and the same for the same', () => {
    fc.assert(
      fc.property(totals, (list) => {
        const guide = distributionGuide(list, shares);
        const rank = (id: string) => APPRAISAL_GRADES.indexOf(guide.get(id) ?? 'C');
        expect(guide.size).toBe(list.length);
        for (const one of list)
          for (const other of list) {
            if (one.total > other.total) expect(rank(one.id)).toBeLessThanOrEqual(rank(other.id));
            if (one.total === other.total) expect(rank(one.id)).toBe(rank(other.id));
          }
      }),
    );
  });

  it('follows the shares when all totals differ', () => {
    const list = Array.from({ length: 20 }, (_, index) => ({ id: String(index), total: index }));
    const grades = [...distributionGuide(list, shares).values()];
    expect(APPRAISAL_GRADES.map((grade) => grades.filter((each) => each === grade).length)).toEqual([2, 6, 10, 2]);
  });
});
