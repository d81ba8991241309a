import { describe, expect, it } from '@jest/globals';
import { exportTable, type Words } from './exportTable.js';

const SAID: Readonly<Record<string, string>> = {
  'resources.instalments.fields.contractNumber': 'Contract no.',
  'resources.contracts.fields.state': 'State',
  'resources.payments.fields.method': 'Method',
  'resources.payments.fields.amount': 'Amount',
  'resources.payments.fields.receivedOn': 'Received on',
  'enums.contractState.signed': 'Signed',
  'enums.paymentMethod.transfer': 'Bank transfer',
};
const words: Words = (key, { _ }) => SAID[key] ?? _;

describe('a list taken to a spreadsheet', () => {
  it('has its columns and its coded values in words, sums and dates as they are, and nothing without a name', () => {
    const rows = [
      { id: 'x', method: 'transfer', amount: '1200.00', receivedOn: '2026-11-17', searchKey: 'abc', version: 1, can: {} },
    ];
    expect(exportTable('payments', rows, words)).toEqual([
      ['Method', 'Amount', 'Received on'],
      ['Bank transfer', '1200.00', '2026-11-17'],
    ]);
  });

  it('borrows the words of the noun that a column comes from', () => {
    expect(exportTable('contracts', [{ contractNumber: 'HT-1', state: 'signed' }], words)).toEqual([
      ['Contract no.', 'State'],
      ['HT-1', 'Signed'],
    ]);
  });
});
