/** Credit (资信与信用, DOMAIN D30): what a customer owes altogether, how much it may owe, and when a new contract is held. */
import { z } from 'zod';
import { CREDIT_RATINGS } from './accounts.js';
import type { LocalDate } from './calendar.js';
import { id, line, localDate, money, positiveMoney, version, whole } from './fields.js';
import { addMoney, compareMoney, isPositive, subtractMoney, type Money } from './money.js';

/** Days that a debt may be overdue before new contracts are held, unless the organisation says otherwise. */
export const DEFAULT_HOLD_DAYS = 60;

/** Rating, limit and term of an account. `coversGroup`: the limit holds for the account and everything below it together. */
export const CreditInput = z.strictObject({
  version,
  creditRating: z.enum(CREDIT_RATINGS).nullable(),
  creditLimit: money.nullable(),
  coversGroup: z.boolean(),
  paymentTermDays: whole(0, 720),
});
export type CreditInput = z.infer<typeof CreditInput>;

/** `amount`: of the contract that is to be made, to name who would have to release it. */
export const CreditQuery = z.strictObject({ amount: positiveMoney.optional() });
export type CreditQuery = z.infer<typeof CreditQuery>;

export const CreditSettingInput = z.strictObject({ version, holdDays: whole(0, 3650) });
export type CreditSettingInput = z.infer<typeof CreditSettingInput>;
export interface CreditSetting {
  holdDays: number;
  version: number;
}

/** Asks that one contract of the account, up to an amount, may be made although the account is held. */
export const CreditReleaseInput = z.strictObject({
  accountId: id,
  contractId: id.nullable().optional(),
  amount: positiveMoney,
  expiresOn: localDate,
  reason: line(500),
});
export type CreditReleaseInput = z.infer<typeof CreditReleaseInput>;

export const CREDIT_RELEASE_STATES = ['asked', 'granted', 'refused', 'recalled', 'used'] as const;
export type CreditReleaseState = (typeof CREDIT_RELEASE_STATES)[number];

export interface CreditReleaseRow {
  id: string;
  accountId: string;
  accountName: string;
  contractId: string | null;
  contractNumber: string | null;
  amount: string;
  expiresOn: string;
  reason: string;
  state: CreditReleaseState;
  requestedById: string;
  requestedByName: string;
  requestedOn: string;
  version: number;
}

/** An instalment that stands in the way. */
export interface BlockingInstalment {
  id: string;
  contractId: string;
  contractNumber: string;
  name: string;
  open: string;
  dueOn: string | null;
  overdueDays: number;
}

/** One limit and what is counted against it. */
export interface CreditLine {
  /** Of the account alone, or of the group under whose limit it stands. */
  scope: 'account' | 'group';
  limit: Money | null;
  exposure: Money;
}

/** Why a new contract is held. */
export interface CreditHold {
  accountId: string;
  /** What it would be: the sum of the contract. */
  amount: string;
  /** By how much the tightest limit would be exceeded; `0.00` when none is. */
  exceeded: string;
  limit: string | null;
  exposure: string;
  scope: CreditLine['scope'];
  /** How long the oldest debt is overdue, and from how many days that holds a contract. */
  overdueDays: number;
  holdDays: number;
  blocking: BlockingInstalment[];
  /** Who would have to agree to a release, step by step. */
  releasedBy: { zh: string; en: string; people: string[] }[];
}

export interface AccountCredit {
  accountId: string;
  creditRating: string | null;
  creditLimit: string | null;
  coversGroup: boolean;
  paymentTermDays: number;
  lines: CreditLine[];
  /** What is left of the tightest limit, negative when it is exceeded; null without a limit. */
  free: string | null;
  overdue: string;
  overdueDays: number;
  holdDays: number;
  /** Would a new contract, however small, be held? */
  held: boolean;
  blocking: BlockingInstalment[];
  releases: CreditReleaseRow[];
  /** Who would have to agree if the caller asked for a release, step by step. */
  releasedBy: CreditHold['releasedBy'];
  version: number;
  can: { edit: boolean; release: boolean };
}

/** A contract that waits for a release. */
export interface CreditHoldRow {
  id: string;
  number: string;
  name: string;
  accountId: string;
  accountName: string;
  ownerId: string;
  ownerName: string;
  state: string;
  amount: string;
  limit: string | null;
  exposure: string;
  exceeded: string;
  overdueDays: number;
  releaseState: CreditReleaseState | null;
}

/** What an account has open of instalments and free of payments. */
export interface CreditPosition {
  readonly instalments: readonly { amount: Money; received: Money; writtenOff: Money; receivable: boolean }[];
  readonly payments: readonly { amount: Money; allocated: Money; refunded: Money; reversed: boolean }[];
}

/**
 * Exposure (信用占用): the open balance of all signed contracts, due or not, less payments that settle nothing yet. Negative when the
 * customer has paid more than it owes. The same in SQL: `exposureOf` in libs/receivables/src/credit.
 */
export function exposureOf({ instalments, payments }: CreditPosition): Money {
  const open = instalments
    .filter(({ receivable }) => receivable)
    .map(({ amount, received, writtenOff }) => subtractMoney(subtractMoney(amount, received), writtenOff));
  const free = payments
    .filter(({ reversed }) => !reversed)
    .map(({ amount, allocated, refunded }) => subtractMoney(subtractMoney(amount, allocated), refunded));
  return subtractMoney(addMoney(...open), addMoney(...free));
}

/** By how much a limit would be exceeded with so much more: `0.00` when it is not, or when there is none. */
export function exceededBy({ limit, exposure }: CreditLine, amount: Money): Money {
  if (limit === null) return '0.00';
  const over = subtractMoney(addMoney(exposure, amount), limit);
  return isPositive(over) ? over : '0.00';
}

/** The limit that is exceeded most with so much more; with none exceeded, the first. */
export function tightestLine(lines: readonly CreditLine[], amount: Money): CreditLine | null {
  return lines.reduce<CreditLine | null>(
    (worst, each) => (worst === null || compareMoney(exceededBy(each, amount), exceededBy(worst, amount)) > 0 ? each : worst),
    null,
  );
}

/** Is a contract of that amount held: over a limit, or with debt overdue for more than the set days? */
export function isHeld(lines: readonly CreditLine[], amount: Money, overdueDays: number, holdDays: number): boolean {
  return overdueDays > holdDays || lines.some((each) => isPositive(exceededBy(each, amount)));
}

/** A release as the gate looks at it. */
export interface GrantedRelease {
  readonly amount: Money;
  readonly expiresOn: LocalDate;
  readonly state: CreditReleaseState;
  /** The contract that it was asked for, or that has used it. */
  readonly contractId: string | null;
}

/** Does the release let this contract through on that day? Once: what one contract has used serves only that one. */
export function letsThrough(release: GrantedRelease, contract: { id: string; amount: Money }, today: LocalDate): boolean {
  const free = release.state === 'granted' || (release.state === 'used' && release.contractId === contract.id);
  const meant = release.contractId === null || release.contractId === contract.id;
  return free && meant && release.expiresOn >= today && compareMoney(contract.amount, release.amount) <= 0;
}
