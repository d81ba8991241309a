import { z } from 'zod';
import type { MatchReason } from './bank-matching.js';
import { id, line, optionalText } from './fields.js';
import { AllocationLine } from './receivables.js';

export const BANK_LINE_STATES = ['open', 'booked', 'ignored'] as const;
export type BankLineState = (typeof BANK_LINE_STATES)[number];

/** Whose money it is, and what it settles: the oldest instalments first, lines by hand, or nothing yet (预收). */
export const BookBankLineInput = z.strictObject({
  accountId: id,
  allocate: z.union([z.literal('oldest'), z.array(AllocationLine).max(200)]).optional(),
  note: optionalText(1000).optional(),
});
export type BookBankLineInput = z.infer<typeof BookBankLineInput>;
/** It is no customer's money: interest, an own transfer, a deposit that came back. */
export const IgnoreBankLineInput = z.strictObject({ reason: line(500) });
export type IgnoreBankLineInput = z.infer<typeof IgnoreBankLineInput>;

/** What a line may settle, in words a person can check. */
export interface BankProposal {
  accountId: string;
  accountName: string;
  /** 0-100; for the order, and for the eye. */
  score: number;
  /** Payer and amount leave no other reading: it may be booked together with the others of its kind. */
  sure: boolean;
  /** Why, in the caller's language. */
  reasons: { code: MatchReason; text: string }[];
  allocate: { instalmentId: string; name: string; contractNumber: string; dueOn: string | null; open: string; amount: string }[];
  /** What would stay on the account unallocated. */
  left: string;
}

/** One line of a bank statement: money that came in, before it is somebody's payment. */
export interface BankLineRow {
  id: string;
  statementId: string;
  fileName: string;
  /** Line of the file. */
  line: number;
  ownAccount: string | null;
  bookedOn: string;
  amount: string;
  payerName: string | null;
  payerAccount: string | null;
  reference: string | null;
  purpose: string | null;
  state: BankLineState;
  paymentId: string | null;
  paymentNumber: string | null;
  accountId: string | null;
  accountName: string | null;
  ignoredReason: string | null;
  decidedByName: string | null;
  decidedAt: string | null;
  version: number;
  /** The best of its proposals; null for a line that is decided or that nothing speaks for. */
  best: BankProposal | null;
  can: { book: boolean; ignore: boolean; reopen: boolean };
}
export interface BankLineRecord extends BankLineRow {
  /** The best first, at most five. */
  proposals: BankProposal[];
}
/** What became of "book all sure ones". */
export interface BookedSure {
  booked: number;
  /** Open lines that a person has to look at. */
  left: number;
}
