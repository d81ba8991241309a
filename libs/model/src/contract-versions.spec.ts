import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { contractDifference, isDifferent, rowChange, type ContractContent } from './contract-versions.js';

const BY_DATE = { dueRule: 'date', milestone: null, termDays: null, expectedOn: null, collectorId: null } as const;
const CONTENT: ContractContent = {
  name: '服务器采购合同',
  amount: '100.00',
  taxRate: '13.00',
  startsOn: null,
  endsOn: '2026-12-31',
  paymentTermDays: 30,
  note: null,
  parties: [{ role: 'buyer', name: '华为', signatory: null }],
  lines: [
    {
      productId: null,
      name: '机床',
      unit: '台',
      quantity: '2.000',
      unitPrice: '40.00',
      discount: '0.00',
      taxRate: '13.00',
      amount: '80.00',
    },
    {
      productId: null,
      name: '培训',
      unit: null,
      quantity: '1.000',
      unitPrice: '20.00',
      discount: '0.00',
      taxRate: '6.00',
      amount: '20.00',
    },
  ],
  instalments: [
    { id: 'a', name: '预付款', kind: 'advance', amount: '30.00', dueOn: '2026-10-01', ...BY_DATE },
    { id: 'b', name: '尾款', kind: 'acceptance', amount: '70.00', dueOn: '2026-12-31', ...BY_DATE },
  ],
};
const rows = fc.array(
  fc.record({
    productId: fc.constantFrom(null, 'p1', 'p2'),
    name: fc.constantFrom('机床', '培训', '备件'),
    unit: fc.constant(null),
    quantity: fc.constantFrom('1', '1.000', '2'),
    unitPrice: fc.constantFrom('10.00', '20.00'),
    discount: fc.constant('0'),
    taxRate: fc.constant('13'),
    amount: fc.constantFrom('10.00', '20.00'),
  }),
  { maxLength: 8 },
);

describe('the difference of two versions', () => {
  it('of the same content is nothing; 13 and 13.00 are one rate', () => {
    expect(isDifferent(contractDifference(CONTENT, { ...CONTENT, taxRate: '13', amount: '100' }))).toBe(false);
  });

  it('names the fields, lines and instalments that changed, side by side', () => {
    const [machine] = CONTENT.lines;
    const [advance, rest] = CONTENT.instalments;
    if (!machine || !advance || !rest) throw new Error('the example has lines and instalments');
    const { fields, lines, instalments } = contractDifference(CONTENT, {
      ...CONTENT,
      amount: '120.00',
      endsOn: '2027-06-30',
      lines: [{ ...machine, quantity: '3', amount: '120.00' }],
      instalments: [
        advance,
        { ...rest, name: '验收款', amount: '60.00' },
        { ...rest, id: null, name: '质保金', amount: '30.00' },
      ],
    });
    expect(fields).toEqual([
      { field: 'amount', before: '100.00', after: '120.00' },
      { field: 'endsOn', before: '2026-12-31', after: '2027-06-30' },
    ]);
    expect(lines.map((row) => [rowChange(row), (row.after ?? row.before)?.name, row.changed])).toEqual([
      ['changed', '机床', ['quantity', 'amount']],
      ['removed', '培训', []],
    ]);
    expect(instalments.map((row) => [rowChange(row), row.changed])).toEqual([
      ['same', []],
      ['changed', ['name', 'amount']],
      ['added', []],
    ]);
  });

  it('shows every row of both sides exactly once, and turned round it swaps them', () => {
    fc.assert(
      fc.property(rows, rows, (before, after) => {
        const { lines } = contractDifference({ ...CONTENT, lines: before }, { ...CONTENT, lines: after });
        expect(lines.flatMap((row) => row.after ?? [])).toEqual(after);
        expect(new Set(lines.flatMap((row) => row.before ?? []))).toEqual(new Set(before));
        expect(lines.filter((row) => row.before)).toHaveLength(before.length);
        const same = contractDifference({ ...CONTENT, lines: before }, { ...CONTENT, lines: [...before] });
        expect(isDifferent(same)).toBe(false);
      }),
    );
  });
});
