import { describe, expect, it } from '@jest/globals';
import { afterTermination } from './termination.js';

const part = (wish: Record<string, string | null>) => ({
  dueOn: null,
  invoiced: '0.00',
  received: '0.00',
  writtenOff: '0.00',
  open: '100.00',
  ...wish,
});

describe('a contract is terminated', () => {
  it('what is due by then, invoiced, paid or written off in part stays owed; what was still to come ceases', () => {
    const parts = [
      part({ dueOn: '2026-10-02', open: '172068.60' }),
      part({ dueOn: '2026-11-18', open: '1.00' }),
      part({ invoiced: '28678.10', open: '28678.10' }),
      part({ dueOn: '2027-01-31', received: '40.00', open: '60.00' }),
      part({ dueOn: '2026-11-19', open: '7.00' }),
      part({ open: '3.00' }),
    ];
    expect(afterTermination(parts, '2026-11-18')).toEqual({ stays: '200807.70', ceases: '10.00' });
  });
});
