import { z } from 'zod';
import { id, line, localDate, optionalLine, optionalText, patchOf, percentage, positiveMoney, whole } from './fields.js';
import type { AgeingBucket } from './ageing.js';
import type { ContractState, ContractVerb } from './contract-states.js';
import { isPositive } from './money.js';
import { may, type Actor } from './permissions.js';

/** States in which the instalments of a contract are receivables: it was signed, and not terminated since. */
export const RECEIVABLE_STATES = ['signed', 'executing', 'accepted', 'closed'] as const satisfies readonly ContractState[];

export const INSTALMENT_KINDS = ['advance', 'delivery', 'acceptance', 'retention', 'other'] as const;
export type InstalmentKind = (typeof INSTALMENT_KINDS)[number];

/** When an instalment is due: on a date; or so many days after a milestone, or after the invoice (付款条件). */
export const DUE_RULES = ['date', 'milestone', 'invoice'] as const;
export type DueRule = (typeof DUE_RULES)[number];

/** What a milestone is: goods delivered (到货), work accepted (验收), or what the contract agrees. */
export const MILESTONE_KINDS = ['delivery', 'acceptance', 'other'] as const;
export type MilestoneKind = (typeof MILESTONE_KINDS)[number];

/** One part of the payment schedule (回款计划). */
export const InstalmentInput = z.strictObject({
  name: line(100),
  kind: z.enum(INSTALMENT_KINDS).default('other').optional(),
  amount: positiveMoney,
  dueOn: localDate,
  collectorId: id.optional(),
});
export type InstalmentInput = z.infer<typeof InstalmentInput>;

/** A new contract with its payment schedule; the parts must add up to the amount. The number is drawn from the series. */
export const ContractInput = z.strictObject({
  accountId: id,
  opportunityId: id.nullable().optional(),
  name: line(200),
  amount: positiveMoney,
  taxRate: percentage.optional(),
  startsOn: localDate.nullable().optional(),
  endsOn: localDate.nullable().optional(),
  paymentTermDays: whole(0, 720).optional(),
  note: optionalText().optional(),
  instalments: z.array(InstalmentInput).max(60).optional(),
});
export type ContractInput = z.infer<typeof ContractInput>;
/** While in draft: any of these; `instalments` replaces the whole schedule. */
export const ContractPatch = patchOf(ContractInput.omit({ accountId: true, opportunityId: true }));
export type ContractPatch = z.infer<typeof ContractPatch>;

/** A move of the contract (submit_review, return_to_draft, sign, start, accept, close, terminate). */
export const ContractMoveInput = z.strictObject({
  on: localDate.optional(),
  reason: optionalLine(500).optional(),
  version: whole(1, 2_147_483_647).optional(),
});
export type ContractMoveInput = z.infer<typeof ContractMoveInput>;

export interface ContractRow {
  id: string;
  number: string;
  accountId: string;
  accountName: string;
  opportunityId: string | null;
  ownerId: string;
  ownerName: string;
  name: string;
  amount: string;
  received: string;
  invoiced: string;
  overdue: string;
  state: ContractState;
  signedOn: string | null;
  startsOn: string | null;
  endsOn: string | null;
  createdOn: string;
  version: number;
  can: { edit: boolean; verbs: ContractVerb[] };
}

export interface ContractRecord extends ContractRow {
  opportunityName: string | null;
  taxRate: string;
  paymentTermDays: number;
  terminatedOn: string | null;
  terminationReason: string | null;
  note: string | null;
  instalments: InstalmentRow[];
}

/** Change of a running instalment: who collects, when it is due, whether the customer disputes it. */
export const InstalmentPatch = z.strictObject({
  version: whole(1, 2_147_483_647),
  dueOn: localDate.optional(),
  collectorId: id.optional(),
  disputedOn: localDate.nullable().optional(),
  disputeNote: optionalLine(500).optional(),
});
export type InstalmentPatch = z.infer<typeof InstalmentPatch>;

export interface InstalmentRow {
  id: string;
  contractId: string;
  contractNumber: string;
  contractName: string;
  contractState: ContractState;
  accountId: string;
  accountName: string;
  sequence: number;
  name: string;
  kind: InstalmentKind;
  amount: string;
  received: string;
  writtenOff: string;
  open: string;
  /** Null while the milestone or invoice that it hangs on has not happened. */
  dueOn: string | null;
  dueRule: DueRule;
  /** Days after the milestone or invoice; null for what is due on a date. */
  termDays: number | null;
  milestoneId: string | null;
  milestoneName: string | null;
  /** The due date, or while there is none the day to reckon with. */
  expectedOn: string;
  overdueDays: number;
  /** Null for what is settled, or no receivable (yet, or any more). */
  bucket: AgeingBucket | null;
  collectorId: string;
  collectorName: string;
  disputedOn: string | null;
  disputeNote: string | null;
  version: number;
  can: { edit: boolean };
}

/** Only what is still owed under a running contract can be put off, passed on or disputed. */
export const instalmentCan = (
  actor: Pick<Actor, 'permissions'>,
  { contractState, open }: Pick<InstalmentRow, 'contractState' | 'open'>,
) => {
  const running = (RECEIVABLE_STATES as readonly ContractState[]).includes(contractState) && isPositive(open);
  return { edit: running && may(actor, 'instalment:edit') };
};
