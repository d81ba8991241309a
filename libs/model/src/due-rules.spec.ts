import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from './calendar.js';
import { DUE_RULES } from './contracts.js';
import { dueDatesOf, type DueTerms } from './due-rules.js';

const today = '2026-11-18';
const terms = (wish: Partial<DueTerms>): DueTerms => ({
  rule: 'date',
  date: null,
  termDays: 30,
  milestone: null,
  invoicedOn: null,
  expectedOn: null,
  ...wish,
});

describe('an instalment', () => {
  it('due on a date is due on it', () => {
    expect(dueDatesOf(terms({ date: '2026-12-31' }), today)).toEqual({ dueOn: '2026-12-31', expectedOn: '2026-12-31' });
  });

  it('due 30 days after acceptance is not due before it was accepted, but reckoned with for when that is planned', () => {
    const milestone = { plannedOn: '2027-03-01', doneOn: null };
    expect(dueDatesOf(terms({ rule: 'milestone', milestone }), today)).toEqual({ dueOn: null, expectedOn: '2027-03-31' });
    expect(dueDatesOf(terms({ rule: 'milestone', milestone: { ...milestone, doneOn: '2026-11-10' } }), today)).toEqual({
      dueOn: '2026-12-10',
      expectedOn: '2026-12-10',
    });
  });

  it('due after its invoice is not due before that is issued', () => {
    expect(dueDatesOf(terms({ rule: 'invoice' }), today)).toEqual({ dueOn: null, expectedOn: '2026-12-18' });
    expect(dueDatesOf(terms({ rule: 'invoice', expectedOn: '2027-01-15' }), today)).toEqual({
      dueOn: null,
      expectedOn: '2027-01-15',
    });
    expect(dueDatesOf(terms({ rule: 'invoice', invoicedOn: '2026-11-01', termDays: 0 }), today)).toEqual({
      dueOn: '2026-11-01',
      expectedOn: '2026-11-01',
    });
  });

  it('that lacks what its rule needs is none', () => {
    expect(() => dueDatesOf(terms({}), today)).toThrow(RangeError);
    expect(() => dueDatesOf(terms({ rule: 'milestone' }), today)).toThrow(RangeError);
  });

  it('is expected on the day it is due, whatever the rule', () => {
    const day = fc.integer({ min: -900, max: 900 }).map((days) => addDays(today, days));
    fc.assert(
      fc.property(
        fc.constantFrom(...DUE_RULES),
        day,
        fc.nat(720),
        fc.record({ plannedOn: day, doneOn: fc.option(day) }),
        fc.option(day),
        fc.option(day),
        (rule, date, termDays, milestone, invoicedOn, expectedOn) => {
          const found = dueDatesOf({ rule, date, termDays, milestone, invoicedOn, expectedOn }, today);
          if (found.dueOn !== null) expect(found.expectedOn).toBe(found.dueOn);
        },
      ),
    );
  });
});
