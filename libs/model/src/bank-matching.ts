/** Whose money a bank line is and what it settles (回款认领, DOMAIN D27): proposals with their reasons, for finance to confirm. */
import { proposeAllocation, type OpenInstalment, type ProposedAllocation } from './allocation.js';
import { compareMoney, subtractMoney, toCents, type Money } from './money.js';
import type { Locale } from './actor.js';

export const MATCH_REASONS = {
  'payer-known': { zh: '“{value}”曾为该客户付款', en: '"{value}" has paid for this customer before' },
  'payer-name': { zh: '付款人即该客户', en: 'The payer is this customer' },
  'payer-name-begins': { zh: '付款人名称以“{value}”开头', en: 'The payer\'s name begins with "{value}"' },
  'payer-short-name': { zh: '付款人名称含简称“{value}”', en: 'The payer\'s name contains "{value}"' },
  'contract-number': { zh: '附言写明合同 {value}', en: 'The text names contract {value}' },
  'invoice-number': { zh: '附言写明发票 {value}', en: 'The text names invoice {value}' },
  'amount-exact': { zh: '金额与一期未收款完全一致', en: 'The amount is exactly one open instalment' },
  'amount-sum': { zh: '金额等于 {value} 期未收款之和', en: 'The amount is the sum of {value} open instalments' },
  'amount-elsewhere': { zh: '仅金额与该客户的未收款一致', en: 'Only the amount agrees with what this customer owes' },
} as const satisfies Record<string, { zh: string; en: string }>;
export type MatchReason = keyof typeof MATCH_REASONS;

export const matchReasonText = (reason: MatchReason, value: string, locale: Locale): string =>
  MATCH_REASONS[reason][locale === 'en' ? 'en' : 'zh'].replace('{value}', value);

/** What speaks for an account: who pays, or which of its papers is named. */
export type Evidence = { reason: Exclude<MatchReason, 'amount-exact' | 'amount-sum'>; value: string; contractId: string | null };
export interface OwedInstalment extends OpenInstalment {
  readonly contractId: string;
}
export interface MatchCandidate {
  readonly accountId: string;
  readonly evidence: readonly Evidence[];
  readonly instalments: readonly OwedInstalment[];
}
export interface Match {
  readonly accountId: string;
  readonly score: number;
  readonly sure: boolean;
  readonly reasons: readonly { code: MatchReason; value: string }[];
  readonly allocate: readonly ProposedAllocation[];
  readonly left: Money;
}

const WEIGHTS: Readonly<Record<MatchReason, number>> = {
  'payer-known': 50,
  'payer-name': 50,
  'contract-number': 50,
  'invoice-number': 50,
  'payer-name-begins': 35,
  'payer-short-name': 30,
  'amount-elsewhere': 10,
  'amount-exact': 30,
  'amount-sum': 25,
};
/** From here on it is plain who pays. */
const PLAIN = 50;
const FURTHER_EVIDENCE = 10;
/** More open instalments than this are not tried in every combination. */
const MOST_COMBINED = 12;

const identityOf = (evidence: readonly Evidence[]): number => {
  const weights = [...new Set(evidence.map(({ reason }) => reason))].map((reason) => WEIGHTS[reason]);
  return weights.length === 0 ? 0 : Math.max(...weights) + FURTHER_EVIDENCE * (weights.length - 1);
};

/** Every way to make the amount out of some of the instalments, the fewest parts first; stops at the second, which makes it doubtful. */
function combinationsOf(amount: bigint, instalments: readonly OwedInstalment[]): OwedInstalment[][] {
  const parts = instalments.slice(0, MOST_COMBINED);
  const found: OwedInstalment[][] = [];
  for (let chosen = 1; chosen < 1 << parts.length; chosen += 1) {
    const some = parts.filter((_, index) => chosen & (1 << index));
    if (some.reduce((sum, { open }) => sum + toCents(open), 0n) === amount) found.push(some);
  }
  return found.sort((one, other) => one.length - other.length);
}

interface Fit {
  allocate: readonly ProposedAllocation[];
  reason: { code: MatchReason; value: string } | null;
  /** The only reading of the amount. */
  only: boolean;
}

/** What the amount settles: exactly one instalment, exactly several, else the oldest first. */
function fitOf(amount: Money, instalments: readonly OwedInstalment[]): Fit {
  const exact = instalments.filter(({ open }) => compareMoney(open, amount) === 0);
  const whole = (some: readonly OwedInstalment[]) => some.map(({ id, open }) => ({ instalmentId: id, amount: open }));
  if (exact[0]) {
    const [oldest] = proposeAllocation(amount, exact);
    const first = exact.find(({ id }) => id === oldest?.instalmentId) ?? exact[0];
    return { allocate: whole([first]), reason: { code: 'amount-exact', value: '' }, only: exact.length === 1 };
  }
  const oldestFirst = proposeAllocation(amount, instalments);
  const [fewest, ...others] = combinationsOf(toCents(amount), instalments);
  if (!fewest) return { allocate: oldestFirst, reason: null, only: false };
  return {
    allocate: whole(fewest),
    reason: { code: 'amount-sum', value: String(fewest.length) },
    only: others.length === 0 && instalments.length <= MOST_COMBINED,
  };
}

/** The instalments of the contracts that the line names; where it names none, or nothing is open there, all of them. */
function meant({ evidence, instalments }: MatchCandidate): readonly OwedInstalment[] {
  const named = new Set(evidence.flatMap(({ contractId }) => contractId ?? []));
  const those = instalments.filter(({ contractId }) => named.has(contractId));
  return those.length > 0 ? those : instalments;
}

/**
 * The proposals for one line, the best first. A proposal is sure when its payer or paper is plain for this account alone and the amount
 * has exactly one reading; only such ones are booked without a look at each.
 * @throws RangeError when an amount is none
 */
export function rankMatches(amount: Money, candidates: readonly MatchCandidate[]): Match[] {
  const plain = candidates.filter(({ evidence }) => identityOf(evidence) >= PLAIN);
  return candidates
    .map((candidate): Match => {
      const { allocate, reason, only } = fitOf(amount, meant(candidate));
      const identity = identityOf(candidate.evidence);
      const reasons = [
        ...candidate.evidence.map(({ reason: code, value }) => ({ code: code as MatchReason, value })),
        ...(reason ? [reason] : []),
      ];
      const left = allocate.reduce((rest, part) => subtractMoney(rest, part.amount), amount);
      return {
        accountId: candidate.accountId,
        score: Math.min(100, identity + (reason ? WEIGHTS[reason.code] : 0)),
        sure: identity >= PLAIN && plain.length === 1 && only,
        reasons,
        allocate,
        left,
      };
    })
    .sort((a, b) => b.score - a.score || (a.accountId < b.accountId ? -1 : 1));
}

/** The words of a text that may be numbers of our papers: at least four characters with a digit among them. */
export const paperNumbersIn = (...texts: readonly (string | null)[]): string[] => [
  ...new Set(
    texts
      .flatMap((text) => (text ?? '').normalize('NFKC').match(/[A-Za-z0-9][A-Za-z0-9_/-]{3,49}/g) ?? [])
      .filter((word) => /\d/.test(word))
      .flatMap((word) => [word, word.toUpperCase()])
      .slice(0, 40),
  ),
];
