import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { paperNumbersIn, rankMatches, type Evidence, type MatchCandidate, type OwedInstalment } from './bank-matching.js';
import { addMoney, compareMoney, fromCents } from './money.js';

const owed = (id: string, open: string, more: Partial<OwedInstalment> = {}): OwedInstalment => ({
  id,
  open,
  dueOn: '2026-10-01',
  sequence: 1,
  contractId: 'c1',
  ...more,
});
const because = (reason: Evidence['reason'], contractId: string | null = null): Evidence => ({ reason, value: 'x', contractId });
const account = (accountId: string, evidence: Evidence[], instalments: OwedInstalment[]): MatchCandidate => ({
  accountId,
  evidence,
  instalments,
});

describe('whose money it is', () => {
  it('the customer by name, and exactly one instalment: sure', () => {
    const [best] = rankMatches('100.00', [account('a', [because('payer-name')], [owed('1', '100.00'), owed('2', '50.00')])]);
    expect(best).toMatchObject({ score: 80, sure: true, left: '0.00', allocate: [{ instalmentId: '1', amount: '100.00' }] });
    expect(best?.reasons.map(({ code }) => code)).toEqual(['payer-name', 'amount-exact']);
  });

  it('the sum of two instalments', () => {
    const [best] = rankMatches('150', [
      account('a', [because('payer-known')], [owed('1', '100.00'), owed('2', '50.00'), owed('3', '7.00')]),
    ]);
    expect(best).toMatchObject({ sure: true, left: '0.00' });
    expect(best?.reasons.at(-1)).toEqual({ code: 'amount-sum', value: '2' });
  });

  it('the contract that the text names comes before an older instalment of the same amount', () => {
    const [best] = rankMatches('100.00', [
      account(
        'a',
        [because('contract-number', 'c2')],
        [owed('1', '100.00', { dueOn: '2026-01-01' }), owed('2', '100.00', { contractId: 'c2' })],
      ),
    ]);
    expect(best).toMatchObject({ sure: true, allocate: [{ instalmentId: '2', amount: '100.00' }] });
  });

  it.each([
    [
      'two customers of that name',
      [account('a', [because('payer-name')], [owed('1', '9')]), account('b', [because('payer-name')], [])],
    ],
    ['two instalments of that amount', [account('a', [because('payer-name')], [owed('1', '9'), owed('2', '9')])]],
    ['a short name only', [account('a', [because('payer-short-name')], [owed('1', '9')])]],
    ['the amount only', [account('a', [because('amount-elsewhere')], [owed('1', '9')])]],
    ['two ways to make up the sum', [account('a', [because('payer-name')], [owed('1', '4'), owed('2', '5'), owed('3', '4')])]],
    ['another amount', [account('a', [because('payer-name')], [owed('1', '10')])]],
  ])('%s is proposed, but not sure', (_, candidates) => {
    const ranked = rankMatches('9.00', candidates);
    expect(ranked.length).toBe(candidates.length);
    expect(ranked.some(({ sure }) => sure)).toBe(false);
  });

  it('more than is owed stays on the account', () => {
    expect(rankMatches('500.00', [account('a', [because('payer-name')], [owed('1', '100.00')])])[0]).toMatchObject({
      sure: false,
      left: '400.00',
    });
  });

  it('never proposes more than came in, nor more than is open', () => {
    const cents = fc.bigInt({ min: 1n, max: 100_000n });
    fc.assert(
      fc.property(cents, fc.array(cents, { maxLength: 8 }), (amount, opens) => {
        const instalments = opens.map((open, index) => owed(String(index), fromCents(open)));
        for (const match of rankMatches(fromCents(amount), [account('a', [because('payer-name')], instalments)])) {
          expect(addMoney(match.left, ...match.allocate.map((part) => part.amount))).toBe(fromCents(amount));
          for (const part of match.allocate)
            expect(compareMoney(part.amount, instalments[Number(part.instalmentId)]?.open ?? '0')).toBeLessThanOrEqual(0);
          expect(new Set(match.allocate.map((part) => part.instalmentId)).size).toBe(match.allocate.length);
        }
      }),
    );
  });
});

describe('numbers of papers in the text of a transfer', () => {
  it.each([
    ['付HT2026-0001验收款', ['HT2026-0001']],
    ['货款 发票12345678、12345679', ['12345678', '12345679']],
    ['ht2026-0001', ['ht2026-0001', 'HT2026-0001']],
    ['货款 abc 123', []],
  ])('%s', (text, numbers) => expect(paperNumbersIn(text, null)).toEqual(numbers));
});
