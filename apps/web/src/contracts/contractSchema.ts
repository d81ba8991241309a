import {
  ContractAmendmentInput,
  ContractInput,
  ContractLineInput,
  ContractPartyInput,
  InstalmentInput,
  isMoney,
  isZero,
  lineSum,
  MilestoneInput,
  ReplannedMilestone,
  ReplannedPart,
  scheduleGap,
} from '@keyline/model';
import { z } from 'zod';

type Row = Record<string, unknown>;

/** A row of a list as a form holds it: an input left empty is not sent. */
const row = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => {
    const filled = Object.entries(value as Row).filter(([, each]) => each !== '' && each !== null);
    return Object.fromEntries(filled);
  }, schema);

/** What the rows come with, the server tells; they are sent without. */
const lists = {
  parties: row(ContractPartyInput.strip()).array().max(20).optional(),
  lines: row(ContractLineInput.strip()).array().max(500).optional(),
};

/** What a line comes to; nothing while it is not written yet. */
export function sumOfLine(line: Row | undefined): string {
  const text = (name: string) => String(line?.[name] ?? '').trim();
  try {
    return lineSum({ quantity: text('quantity'), unitPrice: text('unitPrice'), discount: text('discount') || '0' });
  } catch {
    return '0.00';
  }
}

const fits = (amount: string | undefined, parts: readonly { amount: string }[]) =>
  amount === undefined ||
  parts.length === 0 ||
  !isMoney(amount) ||
  !parts.every((part) => isMoney(part.amount)) ||
  isZero(scheduleGap(amount, parts));
const linesFit = ({ amount, lines = [] }: { amount?: string; lines?: readonly Row[] }) =>
  fits(
    amount,
    lines.map((line) => ({ amount: sumOfLine(line) })),
  );
const scheduleFits = ({ amount, instalments = [] }: { amount?: string; instalments?: readonly { amount: string }[] }) =>
  fits(amount, instalments);
const mustFit = (path: string) => ({ path: [path], message: 'contracts.schedule.mustFit' });

/** The contract's form: lines and a schedule that are begun must add up. */
export const contractSchema = ContractInput.extend({
  ...lists,
  milestones: row(MilestoneInput.strip()).array().max(30).optional(),
  instalments: row(InstalmentInput.strip()).array().max(60).optional(),
})
  .refine(scheduleFits, mustFit('instalments'))
  .refine(linesFit, mustFit('lines'));

/** The form of an amendment: the whole contract as it shall be, and why. */
export const amendmentSchema = ContractAmendmentInput.extend({
  ...lists,
  milestones: row(ReplannedMilestone.strip()).array().max(30).optional(),
  instalments: row(ReplannedPart.strip()).array().max(60).optional(),
})
  .refine(scheduleFits, mustFit('instalments'))
  .refine(linesFit, mustFit('lines'));
