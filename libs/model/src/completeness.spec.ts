import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ACCOUNT_FILE_WEIGHTS, type AccountFile, type AccountFileField, fileCompleteness } from './completeness.js';

const fields = Object.keys(ACCOUNT_FILE_WEIGHTS) as AccountFileField[];
const complete: AccountFile = {
  registrationNo: '91440300192203821A',
  industry: 'Telecommunications',
  region: '华南',
  city: '深圳',
  address: '坂田',
  website: 'https://example.com',
  phone: '0755-28780808',
  annualRevenue: '700000000000.00',
  employeeCount: 200_000,
  annualBudget: '0.00',
  procurementPlan: 'Tender every spring',
  decisionProcedure: 'Purchasing committee',
  itPlan: 'Data centre 2027',
  contacts: ['Ms Chen'],
  decisionMaker: true,
};

describe('an account file', () => {
  it('that is complete has 100 points', () => {
    expect(fileCompleteness(complete)).toEqual({ score: 100, missing: [] });
    expect(Object.values<number>(ACCOUNT_FILE_WEIGHTS).reduce((sum, weight) => sum + weight, 0)).toBe(100);
  });

  it('that is empty has none, and says first what is worth most', () => {
    const { score, missing } = fileCompleteness({});
    expect(score).toBe(0);
    expect(missing.slice(0, 3)).toEqual(['contacts', 'decisionMaker', 'registrationNo']);
    expect([...missing].sort()).toEqual([...fields].sort());
  });

  it('is not made complete by blanks, noughts and empty lists', () => {
    const blank = { ...complete, city: '  ', employeeCount: 0, contacts: [], decisionMaker: false, itPlan: null };
    expect(fileCompleteness(blank)).toEqual({
      score: 66,
      missing: ['contacts', 'decisionMaker', 'itPlan', 'city', 'employeeCount'],
    });
    expect(fileCompleteness({ ...complete, contacts: 3 }).score).toBe(100);
    expect(fileCompleteness({ ...complete, contacts: 0 }).missing).toEqual(['contacts']);
  });

  it('loses exactly the points of what is missing, and gains with every part filled in', () => {
    fc.assert(
      fc.property(fc.subarray(fields), (left) => {
        const account: AccountFile = { ...complete, ...Object.fromEntries(left.map((field) => [field, null])) };
        const { score, missing } = fileCompleteness(account);
        expect(score).toBe(100 - left.reduce((sum, field) => sum + ACCOUNT_FILE_WEIGHTS[field], 0));
        expect([...missing].sort()).toEqual([...left].sort());
      }),
    );
  });
});
