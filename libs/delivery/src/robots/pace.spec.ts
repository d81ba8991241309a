import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PACES, waitFor, type Pace } from './pace.js';

const at = (ms: number) => new Date(1_700_000_000_000 + ms);
const wecom = PACES.wecom as Pace;
const LIMITS = {
  wecom: [[20, 60_000]],
  dingtalk: [[20, 60_000]],
  feishu: [
    [100, 60_000],
    [5, 1000],
  ],
} as const;

/** A bulk of messages that all want to go at once, each waiting as it is told: when each goes out. */
function sentAt(pace: Pace, count: number): number[] {
  const went: number[] = [];
  let waiting = Array.from({ length: count }, (_, index) => ({ index, from: 0 }));
  while (waiting.length > 0) {
    const [next] = [...waiting].sort((one, other) => one.from - other.from || one.index - other.index);
    if (!next) break;
    const told = [...went].reverse().map(at);
    const ahead = waiting.filter(({ index }) => index < next.index).length;
    const wait = waitFor(pace, { told, refusedAt: null, ahead }, at(next.from));
    if (wait === 0) {
      went.push(next.from);
      waiting = waiting.filter(({ index }) => index !== next.index);
    } else next.from += wait;
  }
  return went;
}

describe('a bulk of messages to one robot', () => {
  it.each(['wecom', 'dingtalk', 'feishu'] as const)('%s is never told more than it takes, and all go out', (robot) => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 250 }), (count) => {
        const went = sentAt(PACES[robot] as Pace, count);
        expect(went).toHaveLength(count);
        for (const [most, ms] of LIMITS[robot])
          went.forEach((time, index) => expect(time - (went[index - most] ?? -Infinity)).toBeGreaterThanOrEqual(ms));
      }),
      { numRuns: 20 },
    );
  });

  it('does not wait longer than it has to: a hundred are out within six minutes', () => {
    expect(Math.max(...sentAt(wecom, 100))).toBeLessThanOrEqual(5 * 60_000);
  });
});

describe('a robot that said it was too much', () => {
  it('is left alone: DingTalk for ten minutes, the others for one', () => {
    const state = { told: [], refusedAt: at(0), ahead: 0 };
    expect(waitFor(PACES.dingtalk as Pace, state, at(60_000))).toBe(9 * 60_000);
    expect(waitFor(wecom, state, at(60_000))).toBe(0);
    expect(waitFor(wecom, state, at(59_000))).toBe(1000);
  });
});
