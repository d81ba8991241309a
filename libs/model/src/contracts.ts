import { z } from 'zod';
import { id, line, localDate, optionalLine, optionalText, patchOf, percentage, positiveMoney, whole } from './fields.js';
import type { AgeingBucket } from './ageing.js';
import { ContractLineInput, type ContractLine } from './contract-lines.js';
import type { ContractState, ContractVerb } from './contract-states.js';
import type { VersionState } from './contract-versions.js';
import { may, type Actor } from './actor.js';

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
const InstalmentFields = z.strictObject({
  name: line(100),
  kind: z.enum(INSTALMENT_KINDS).default('other').optional(),
  amount: positiveMoney,
  dueRule: z.enum(DUE_RULES).default('date').optional(),
  /** The date, of what is due on a date. */
  dueOn: localDate.nullable().optional(),
  /** The name of one of the contract's milestones, of what is due after it. */
  milestone: line(100).nullable().optional(),
  /** Days after the milestone or the invoice; the contract's payment term when left out. */
  termDays: whole(0, 720).nullable().optional(),
  /** When the money is reckoned with while the invoice is not issued yet. */
  expectedOn: localDate.nullable().optional(),
  collectorId: id.optional(),
});

/** What is due by date has a date, what is due after a milestone names it. */
function requireDueRule(
  { dueRule = 'date', dueOn, milestone }: { dueRule?: DueRule; dueOn?: string | null; milestone?: string | null },
  context: z.core.$RefinementCtx,
): void {
  const need = (path: string) => context.addIssue({ code: 'custom', path: [path], message: 'field.required' });
  if (dueRule === 'date' && !dueOn) need('dueOn');
  if (dueRule === 'milestone' && !milestone) need('milestone');
}

export const InstalmentInput = InstalmentFields.superRefine(requireDueRule);
export type InstalmentInput = z.infer<typeof InstalmentInput>;

/** A part of a schedule that is planned anew: with an `id` it goes on, without it is new. */
export const ReplannedPart = InstalmentFields.extend({ id: id.optional() }).superRefine(requireDueRule);
export type ReplannedPart = z.infer<typeof ReplannedPart>;

/** A milestone of a contract (里程碑): the day it is planned for. */
export const MilestoneInput = z.strictObject({
  kind: z.enum(MILESTONE_KINDS),
  name: line(100),
  plannedOn: localDate,
  note: optionalText(500).optional(),
});
export type MilestoneInput = z.infer<typeof MilestoneInput>;
/** A milestone as an amendment has it: with an `id` it goes on, without it is new. */
export const ReplannedMilestone = MilestoneInput.omit({ note: true }).extend({ id: id.optional() });
export type ReplannedMilestone = z.infer<typeof ReplannedMilestone>;
export const MilestonePatch = patchOf(MilestoneInput);
export type MilestonePatch = z.infer<typeof MilestonePatch>;
/** It has happened; today when no day is given. */
export const CompleteMilestoneInput = z.strictObject({ on: localDate.optional(), note: optionalText(500).optional() });
export type CompleteMilestoneInput = z.infer<typeof CompleteMilestoneInput>;

/** It has not happened after all; why stays on record. */
export const ReopenMilestoneInput = z.strictObject({ reason: line(500) });
export type ReopenMilestoneInput = z.infer<typeof ReopenMilestoneInput>;

export interface MilestoneRow {
  id: string;
  contractId: string;
  contractNumber: string;
  contractState: ContractState;
  accountId: string;
  accountName: string;
  kind: MilestoneKind;
  name: string;
  plannedOn: string;
  doneOn: string | null;
  note: string | null;
  /** What hangs on it, in all and still open. */
  amount: string;
  open: string;
  /** Has something that hangs on it been invoiced, paid or written off, or is it overdue? */
  claimed: boolean;
  version: number;
  can: { edit: boolean; complete: boolean; reopen: boolean };
}

/** What keeps a milestone that was reached from being taken back; null when nothing does. */
export function reopenBlocker(
  actor: Pick<Actor, 'permissions'>,
  { kind, contractState, claimed }: Pick<MilestoneRow, 'kind' | 'contractState' | 'claimed'>,
): 'milestone.state-rests' | 'milestone.claimed' | null {
  if (kind === 'acceptance' && (contractState === 'accepted' || contractState === 'closed')) return 'milestone.state-rests';
  // It would take a claim out of sight: whoever may change what customers owe decides that, not who collects it.
  return claimed && !may(actor, 'instalment:edit') ? 'milestone.claimed' : null;
}

/** Milestones move while the contract runs; before that they are part of its draft. */
export const milestoneCan = (
  actor: Pick<Actor, 'permissions'>,
  milestone: Pick<MilestoneRow, 'kind' | 'contractState' | 'doneOn' | 'claimed'>,
) => {
  const { contractState, doneOn } = milestone;
  const running = (RECEIVABLE_STATES as readonly ContractState[]).includes(contractState) && may(actor, 'contract:write');
  return {
    edit: running && doneOn === null,
    complete: running && doneOn === null,
    reopen: running && doneOn !== null && reopenBlocker(actor, milestone) === null,
  };
};

export const PARTY_ROLES = ['seller', 'buyer', 'end_user', 'guarantor', 'agent', 'other'] as const;
/** What a party is to the contract: we are the seller (乙方), the customer the buyer (甲方). */
export type PartyRole = (typeof PARTY_ROLES)[number];

/** A party to the contract, and who signs for it. */
export const ContractPartyInput = z.strictObject({
  role: z.enum(PARTY_ROLES),
  name: line(200),
  signatory: optionalLine(60).optional(),
});
export type ContractPartyInput = z.infer<typeof ContractPartyInput>;
export interface ContractParty {
  role: PartyRole;
  name: string;
  signatory: string | null;
}

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
  milestones: z.array(MilestoneInput).max(30).optional(),
  /** Our unit and the customer when left out. */
  parties: z.array(ContractPartyInput).max(20).optional(),
  /** When there are lines, they add up to the amount. */
  lines: z.array(ContractLineInput).max(500).optional(),
  instalments: z.array(InstalmentInput).max(60).optional(),
  /** Which number series the number is drawn from; the default one when left out. */
  seriesId: id.optional(),
});
export type ContractInput = z.infer<typeof ContractInput>;
/**
 * While in draft: any of these; `instalments`, `lines` and `parties` replace the whole list, `milestones` all that the schedule may hang
 * on.
 */
export const ContractPatch = patchOf(ContractInput.omit({ accountId: true, opportunityId: true, seriesId: true }));
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
  /** The version on its way: where it stands; null when there is none. */
  reviewState: VersionState | null;
  /** Who asked the reviewers. */
  submittedBy: string | null;
  archivedOn: string | null;
  /** Seen for an instalment that the caller collects, and for nothing else: to read. */
  collectedOnly: boolean;
  version: number;
  can: { edit: boolean; amend: boolean; archive: boolean; verbs: ContractVerb[] };
}

export interface ContractRecord extends ContractRow {
  opportunityName: string | null;
  taxRate: string;
  paymentTermDays: number;
  terminatedOn: string | null;
  terminationReason: string | null;
  note: string | null;
  milestones: MilestoneRow[];
  /** Without the tax, and the tax in it: by line where there are lines, else by the contract's rate. */
  net: string;
  tax: string;
  /** The number of the effective version, or 1 before it is signed. */
  versionNumber: number;
  archiveNumber: string | null;
  archiveLocation: string | null;
  parties: ContractParty[];
  lines: ContractLine[];
  instalments: InstalmentRow[];
}

/** From when until when somebody answers for an instalment, and why; `untilOn` is the first day that somebody else does. */
export interface ResponsibilityRow {
  id: string;
  collectorId: string;
  collectorName: string;
  fromOn: string;
  untilOn: string | null;
  cause: ResponsibilityCause;
  why: string | null;
  changedByName: string | null;
}
/** How somebody came to answer for an instalment. */
export const RESPONSIBILITY_CAUSES = ['schedule', 'account_handed_over', 'handed_over'] as const;
export type ResponsibilityCause = (typeof RESPONSIBILITY_CAUSES)[number];

/** Why an instalment says something else than before. */
export const SCHEDULE_CAUSES = ['amendment', 'milestone', 'invoice', 'edit'] as const;
export type ScheduleCause = (typeof SCHEDULE_CAUSES)[number];
/** What an instalment said from a day on (null: from the start) until the day before `untilOn` (null: still). */
export interface ScheduleTerm {
  name: string;
  kind: InstalmentKind;
  amount: string;
  dueRule: DueRule;
  dueOn: string | null;
  milestone: string | null;
  termDays: number | null;
  expectedOn: string;
  disputedOn: string | null;
  fromOn: string | null;
  untilOn: string | null;
  /** Why it began; null for the first. */
  because: ScheduleCause | null;
}
/** One instalment through all re-plans, also one that was dropped on the way: what it said when, and who answered for it when. */
export interface ScheduleHistoryRow {
  instalmentId: string;
  sequence: number;
  name: string;
  /** The day from which the contract does without it. */
  droppedOn: string | null;
  terms: ScheduleTerm[];
  responsibility: ResponsibilityRow[];
}

/** Several instalments go to another collector from a day on (批量移交); today when no day is given. */
export const HandOverInput = z.strictObject({
  instalmentIds: z.array(id).min(1).max(200),
  toPersonId: id,
  on: localDate.optional(),
  why: line(500),
});
export type HandOverInput = z.infer<typeof HandOverInput>;

/**
 * Change of a running instalment: whether the customer disputes it, and what. When it is due was agreed and is agreed anew by an
 * amendment; who collects it changes by a hand-over: both may be named as they are, and are refused otherwise with the way there.
 */
export const InstalmentPatch = z.strictObject({
  version: whole(1, 2_147_483_647),
  dueOn: localDate.nullable().optional(),
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
  /** Of the amount: on invoices that are neither cancelled nor reversed. */
  invoiced: string;
  /** Null while the milestone or invoice that it hangs on has not happened. */
  dueOn: string | null;
  dueRule: DueRule;
  /** Days after the milestone or invoice; null for what is due on a date. */
  termDays: number | null;
  milestoneId: string | null;
  /** Its name. */
  milestone: string | null;
  /** The due date, or while there is none the day to reckon with. */
  expectedOn: string;
  overdueDays: number;
  /** Null for what is settled, or no receivable (yet, or any more). */
  bucket: AgeingBucket | null;
  collectorId: string;
  collectorName: string;
  /** Who owned the contract when it was signed; null before. */
  signerName: string | null;
  disputedOn: string | null;
  disputeNote: string | null;
  version: number;
  can: { edit: boolean; reassign: boolean };
}

/** Only what is still owed can be passed on or disputed. */
export const instalmentCan = (actor: Pick<Actor, 'permissions'>, { bucket }: Pick<InstalmentRow, 'bucket'>) => {
  const running = bucket !== null;
  return { edit: running && may(actor, 'instalment:edit'), reassign: running && may(actor, 'instalment:reassign') };
};
