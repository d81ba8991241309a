import { z } from 'zod';
import type { ApprovalState, ApprovalStepState } from './approval-steps.js';
import { line, money, optionalLine, version, whole } from './fields.js';
import { PERMISSIONS } from './permissions.js';
import { ROLE_NAMES } from './roles.js';

/** Things that are approved, each with a definition of its own. */
export const APPROVAL_CODES = ['contract', 'contract_amendment', 'credit_release', 'write_off', 'target_plan'] as const;
export type ApprovalCode = (typeof APPROVAL_CODES)[number];

const BothLanguages = z.strictObject({ zh: line(50), en: line(80) });

/** A step of a definition: who, under which condition, within how many days. Steps of the same stage stand side by side. */
export const ApprovalStepRule = z.strictObject({
  name: BothLanguages,
  stage: whole(1, 9),
  by: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('superior'), level: whole(1, 5) }),
    z.strictObject({ kind: z.literal('role'), role: z.enum(ROLE_NAMES) }),
    z.strictObject({ kind: z.literal('permission'), permission: z.enum(PERMISSIONS) }),
  ]),
  when: z
    .strictObject({
      amountAtLeast: money.optional(),
      fact: z.strictObject({ name: line(50), equals: z.union([line(100), z.number(), z.boolean()]) }).optional(),
    })
    .optional(),
  withinDays: whole(1, 90),
});
export type ApprovalStepRule = z.infer<typeof ApprovalStepRule>;

/** A new wording of a definition. Requests that run already keep the steps they started with. */
export const ApprovalDefinitionInput = z.strictObject({
  version,
  name: BothLanguages,
  active: z.boolean(),
  steps: z.array(ApprovalStepRule).min(1).max(12),
});
export type ApprovalDefinitionInput = z.infer<typeof ApprovalDefinitionInput>;

export interface ApprovalDefinitionRow {
  id: string;
  code: ApprovalCode;
  name: { zh: string; en: string };
  /** Switched off, nothing of this kind can be asked for. */
  active: boolean;
  steps: ApprovalStepRule[];
  version: number;
  can: { edit: boolean };
}

export const ApproveInput = z.strictObject({ version, note: optionalLine(500).optional() });
export type ApproveInput = z.infer<typeof ApproveInput>;
/** `toStage`: an earlier stage that is to decide again; left out, the request goes back to its asker. */
export const ReturnApprovalInput = z.strictObject({ version, note: line(500), toStage: whole(1, 9).optional() });
export type ReturnApprovalInput = z.infer<typeof ReturnApprovalInput>;
export const RecallApprovalInput = z.strictObject({ version, note: optionalLine(500).optional() });
export type RecallApprovalInput = z.infer<typeof RecallApprovalInput>;

/** One line of what is asked, as it stood when it was asked. `label` is a word of the web app, or the text itself. */
export interface SnapshotLine {
  label: string;
  value: string;
  /** The same for English readers, where the value has words of ours in it. */
  valueEn?: string;
  kind?: 'text' | 'money' | 'date' | 'percent';
}

/** The three views of the inbox: what waits for me, what I asked for, what I decided. */
export const APPROVAL_VIEWS = ['waiting', 'asked', 'decided'] as const;
export type ApprovalView = (typeof APPROVAL_VIEWS)[number];

export interface ApprovalRow {
  id: string;
  code: ApprovalCode;
  title: string;
  entity: string;
  entityId: string;
  accountId: string | null;
  accountName: string | null;
  amount: string | null;
  requesterId: string;
  requesterName: string;
  requestedAt: string;
  state: ApprovalState;
  /** The day by which the open steps are to be decided. */
  dueOn: string | null;
  /** Names of the open steps. */
  openSteps: { zh: string; en: string }[];
  decidedAt: string | null;
  /** Path of the thing itself in the web app. */
  link: string;
  version: number;
  can: { decide: boolean; recall: boolean; remind: boolean };
}

export interface ApprovalStepRow {
  id: string;
  name: { zh: string; en: string };
  stage: number;
  state: ApprovalStepState;
  /** Who is asked, by name; of a role, everybody who holds it - the first decision counts. */
  asked: { id: string; name: string; deputyName: string | null }[];
  /** How many are asked in all; `asked` names the first few. */
  askedCount: number;
  openedAt: string | null;
  dueOn: string | null;
  decidedByName: string | null;
  onBehalfOfName: string | null;
  decidedAt: string | null;
  note: string | null;
}

export const APPROVAL_EVENTS = ['asked', 'approved', 'returned', 'recalled', 'withdrawn', 'reminded', 'skipped'] as const;
export interface ApprovalEventRow {
  id: string;
  at: string;
  kind: (typeof APPROVAL_EVENTS)[number];
  personName: string | null;
  onBehalfOfName: string | null;
  stepName: { zh: string; en: string } | null;
  toStage: number | null;
  note: string | null;
}

/** A request with its steps and its history: what somebody who decides has to know. */
export interface ApprovalRecord extends ApprovalRow {
  snapshot: SnapshotLine[];
  steps: ApprovalStepRow[];
  history: ApprovalEventRow[];
  /** Earlier stages to which the asked may return it. */
  returnTo: number[];
}
