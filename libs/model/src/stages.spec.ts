import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromCents, compareMoney, isNegative } from './money.js';
import {
  OPEN_STAGES,
  STAGES,
  STAGE_EXIT_CRITERIA,
  STAGE_PROBABILITY,
  type Stage,
  canMoveStage,
  daysInStage,
  defaultForecastCategory,
  isOpenStage,
  missingForMove,
  weightedAmount,
} from './stages.js';

const stages = fc.constantFrom(...STAGES);
const complete = {
  amount: '500000.00',
  budget: '600000.00',
  purchaseSchedule: 'Tender in March',
  decisionProcedure: 'Purchasing, then the board',
  expectedCloseOn: '2027-04-30',
};

describe('a deal', () => {
  it('moves exactly where the sales process lets it', () => {
    const moves = Object.fromEntries(STAGES.map((from) => [from, STAGES.filter((to) => canMoveStage(from, to))]));
    expect(moves).toEqual({
      contact: ['needs', 'proposal', 'tender', 'closing', 'lost'],
      needs: ['contact', 'proposal', 'tender', 'closing', 'lost'],
      proposal: ['needs', 'tender', 'closing', 'lost'],
      tender: ['proposal', 'closing', 'won', 'lost'],
      closing: ['tender', 'won', 'lost'],
      won: [],
      lost: [],
    });
  });

  it('can be given up at any time, and never taken up again', () => {
    fc.assert(
      fc.property(stages, stages, (from, to) => {
        expect(canMoveStage(from, 'lost')).toBe(isOpenStage(from));
        if (!isOpenStage(from)) expect(canMoveStage(from, to)).toBe(false);
        expect(canMoveStage(from, from)).toBe(false);
      }),
    );
  });

  it('is the likelier the further it is', () => {
    const chances = OPEN_STAGES.map((stage) => STAGE_PROBABILITY[stage]);
    expect(chances).toEqual([10, 25, 50, 70, 90]);
    expect([STAGE_PROBABILITY.won, STAGE_PROBABILITY.lost]).toEqual([100, 0]);
    expect(STAGES.filter((stage) => !isOpenStage(stage))).toEqual(['won', 'lost']);
  });

  it('is forecast by its stage until the rep says otherwise', () => {
    expect(STAGES.map(defaultForecastCategory)).toEqual([
      'pipeline',
      'pipeline',
      'pipeline',
      'best',
      'commit',
      'commit',
      'omitted',
    ]);
  });

  it('counts its days in the stage from the day it entered', () => {
    expect(daysInStage('2026-11-21', '2026-11-21')).toBe(0);
    expect(daysInStage('2026-10-31', '2026-11-21')).toBe(21);
    expect(daysInStage('2026-11-22', '2026-11-21')).toBe(0);
  });
});

describe('before a deal goes on', () => {
  it('a first contact asks for nothing', () => {
    expect(missingForMove({ stage: 'contact' }, 'needs')).toEqual([]);
  });

  it('the needs ask for budget and purchase schedule', () => {
    expect(missingForMove({ stage: 'needs', budget: '  ', purchaseSchedule: null }, 'proposal')).toEqual([
      'budget',
      'purchaseSchedule',
    ]);
    expect(missingForMove({ stage: 'needs', budget: '100.00', purchaseSchedule: 'Q2' }, 'proposal')).toEqual([]);
  });

  it('an amount of nothing is no amount', () => {
    for (const amount of ['0.00', '-1.00', 'a lot', '', null]) {
      expect(missingForMove({ ...complete, stage: 'proposal', amount }, 'tender')).toEqual(['amount']);
    }
  });

  it('skipped stages ask too, and each question comes once', () => {
    expect(missingForMove({ stage: 'contact' }, 'closing')).toEqual([
      'budget',
      'purchaseSchedule',
      'decisionProcedure',
      'amount',
      'expectedCloseOn',
    ]);
    expect(missingForMove({ stage: 'tender' }, 'won')).toEqual(['expectedCloseOn', 'amount']);
  });

  it('nothing is asked of a deal that goes back or is given up', () => {
    fc.assert(
      fc.property(stages, (from) => {
        expect(missingForMove({ stage: from }, 'lost')).toEqual([]);
        const previous = STAGES[STAGES.indexOf(from) - 1];
        if (previous) expect(missingForMove({ stage: from }, previous)).toEqual([]);
      }),
    );
  });

  it('a complete file lets it pass everywhere, and a further goal never asks for less', () => {
    const open = fc.constantFrom(...OPEN_STAGES);
    fc.assert(
      fc.property(open, open, open, (from: Stage, to: Stage, further: Stage) => {
        expect(missingForMove({ ...complete, stage: from }, to)).toEqual([]);
        fc.pre(STAGES.indexOf(to) <= STAGES.indexOf(further));
        expect(missingForMove({ stage: from }, further)).toEqual(expect.arrayContaining(missingForMove({ stage: from }, to)));
      }),
    );
    expect(Object.keys(STAGE_EXIT_CRITERIA)).toEqual([...STAGES]);
  });
});

describe('the weighted amount', () => {
  it('is the amount times its chance', () => {
    expect(weightedAmount('1000.00', 25)).toBe('250.00');
    expect(weightedAmount('0.05', 50)).toBe('0.03');
    expect(() => weightedAmount('1.00', 101)).toThrow(RangeError);
    expect(() => weightedAmount('1.00', -1)).toThrow(RangeError);
    expect(() => weightedAmount('1.00', 12.5)).toThrow(RangeError);
  });

  it('is never more than the amount', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 18n }).map(fromCents), fc.nat(100), (amount, probability) => {
        const weighted = weightedAmount(amount, probability);
        expect(compareMoney(weighted, amount) <= 0 && !isNegative(weighted)).toBe(true);
      }),
    );
  });
});
