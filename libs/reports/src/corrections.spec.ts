import { describe, expect, it } from '@jest/globals';
import { corrections } from './corrections.js';
import type { FrozenRow } from './report.js';

const payment = (id: string, amount: string, more: Partial<FrozenRow> = {}): FrozenRow => ({
  entity: 'payment',
  id,
  label: `到账 ${id}`,
  on: '2026-11-18',
  amount,
  accountId: null,
  accountName: null,
  ...more,
});

describe('what became of the records behind a frozen figure', () => {
  it('names what is gone, what came later and what was corrected, with the day and the amount', () => {
    const frozen = [payment('a', '100.00'), payment('b', '200.00'), payment('c', '300.00')];
    const now = [payment('a', '100.00'), payment('c', '30.00', { on: '2026-11-19' }), payment('d', '5.00')];
    expect(corrections(frozen, now).map(({ id, was, is }) => ({ id, was, is }))).toEqual([
      { id: 'b', was: { on: '2026-11-18', amount: '200.00' }, is: null },
      { id: 'c', was: { on: '2026-11-18', amount: '300.00' }, is: { on: '2026-11-19', amount: '30.00' } },
      { id: 'd', was: null, is: { on: '2026-11-18', amount: '5.00' } },
    ]);
  });

  it('of a payment that counts in several parts tells only the part that changed', () => {
    const parts = [payment('a', '100.00'), payment('a', '100.00'), payment('a', '40.00')];
    expect(corrections(parts, [payment('a', '40.00'), payment('a', '100.00')])).toMatchObject([
      { was: { amount: '100.00' }, is: null },
    ]);
  });

  it('is silent about a new name, and about another order', () => {
    const frozen = [payment('a', '1.00'), payment('b', '2.00')];
    expect(corrections(frozen, [payment('b', '2.00', { label: '更名' }), payment('a', '1.00')])).toEqual([]);
  });

  it('in a team tells whose work it was: what moves from one person to another is gone there and new here', () => {
    const was = payment('a', '1.00', { personId: 'p', personName: '陈思远' });
    const is = payment('a', '1.00', { personId: 'q', personName: '李雯' });
    expect(corrections([was], [is])).toMatchObject([
      { personName: '陈思远', is: null },
      { personName: '李雯', was: null },
    ]);
  });
});
