import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { spreadInvoice } from './invoice-lines.js';
import { addMoney, compareMoney, fromCents } from './money.js';

const cents = fc.bigInt({ min: 0n, max: 10n ** 12n }).map(fromCents);

describe('an invoice that names no instalments', () => {
  it('is for the first ones that are not invoiced yet', () => {
    const rooms = [
      { instalmentId: 'advance', room: '0.00' },
      { instalmentId: 'delivery', room: '40.00' },
      { instalmentId: 'acceptance', room: '50.00' },
    ];
    expect(spreadInvoice('60', rooms)).toEqual({
      lines: [
        { instalmentId: 'delivery', amount: '40.00' },
        { instalmentId: 'acceptance', amount: '20.00' },
      ],
      left: '0.00',
    });
    expect(spreadInvoice('100', rooms).left).toBe('10.00');
  });

  it('never takes more than there is room, nor loses a cent', () => {
    fc.assert(
      fc.property(cents, fc.array(cents, { maxLength: 12 }), (amount, list) => {
        const rooms = list.map((room, index) => ({ instalmentId: String(index), room }));
        const { lines, left } = spreadInvoice(amount, rooms);
        expect(addMoney(left, ...lines.map((line) => line.amount))).toBe(amount);
        for (const line of lines) expect(compareMoney(line.amount, rooms[Number(line.instalmentId)]?.room ?? '0')).not.toBe(1);
      }),
    );
  });
});
