/** Files of a contract and its archive (合同归档, DOMAIN D22): which kinds there are, which are needed by when. */
import { z } from 'zod';
import { CONTRACT_STATES, type ContractState } from './contract-states.js';
import { line, whole } from './fields.js';

export const CONTRACT_FILE_KINDS = [
  'signed_copy',
  'draft_text',
  'technical',
  'authorisation',
  'delivery_note',
  'acceptance_certificate',
  'amendment',
  'correspondence',
  'other',
] as const;
export type ContractFileKind = (typeof CONTRACT_FILE_KINDS)[number];
/** What people call them. */
export const CONTRACT_FILE_KIND_NAMES: Readonly<Record<ContractFileKind, { zh: string; en: string }>> = {
  signed_copy: { zh: '盖章件', en: 'signed copy' },
  draft_text: { zh: '合同文本', en: 'contract text' },
  technical: { zh: '技术附件', en: 'technical annex' },
  authorisation: { zh: '授权书', en: 'authorisation' },
  delivery_note: { zh: '到货单', en: 'delivery note' },
  acceptance_certificate: { zh: '验收报告', en: 'acceptance certificate' },
  amendment: { zh: '变更协议', en: 'amendment' },
  correspondence: { zh: '往来函件', en: 'correspondence' },
  other: { zh: '其他', en: 'other' },
};

/** The states that a contract passes on its way; the last two only end it. */
const PATH = CONTRACT_STATES.filter((state) => state !== 'terminated');

/** From that state on a file of that kind belongs to a contract. */
export const ContractFileRule = z.strictObject({ state: z.enum(PATH), kind: z.enum(CONTRACT_FILE_KINDS) });
export type ContractFileRule = z.infer<typeof ContractFileRule>;

/** How contracts are kept here: reminders of their end, in days before it, and the files that belong to them. */
export const ContractSettingsInput = z.strictObject({
  expiryReminderDays: z
    .array(whole(1, 365))
    .max(10)
    .refine((days) => new Set(days).size === days.length, 'field.twice'),
  fileRules: z
    .array(ContractFileRule)
    .max(60)
    .refine((rules) => new Set(rules.map(({ state, kind }) => `${state} ${kind}`)).size === rules.length, 'field.twice'),
  version: whole(1, 2_147_483_647),
});
export type ContractSettingsInput = z.infer<typeof ContractSettingsInput>;
export type ContractSettings = ContractSettingsInput;

/** Puts a contract that is over into the archive. */
export const ArchiveContractInput = z.strictObject({
  number: line(60),
  location: line(200),
  version: whole(1, 2_147_483_647).optional(),
});
export type ArchiveContractInput = z.infer<typeof ArchiveContractInput>;

/** One line of the check-list: a kind that belongs to the contract by now, and whether it is there. */
export interface ContractFileCheck {
  kind: ContractFileKind;
  state: ContractState;
  present: boolean;
}

/**
 * The check-list of a contract: what the rules ask of it by the state that it has reached. One that was terminated is asked for what it had
 * reached before: all up to the signature if it was signed, nothing otherwise.
 */
export function fileChecklist(
  { state, signed }: { state: ContractState; signed: boolean },
  rules: readonly ContractFileRule[],
  kinds: ReadonlySet<string>,
): ContractFileCheck[] {
  const reached = PATH.indexOf(state === 'terminated' ? (signed ? 'signed' : 'draft') : state);
  return rules
    .filter((rule) => PATH.indexOf(rule.state) <= reached)
    .sort((a, b) => PATH.indexOf(a.state) - PATH.indexOf(b.state) || a.kind.localeCompare(b.kind))
    .map(({ kind, state: since }) => ({ kind, state: since, present: kinds.has(kind) }));
}

/**
 * Which reminder of the end of a contract is due: the closest one whose day has come, so that a worker that was down tells once, not three
 * times. Null before the first, and after the end.
 * @param daysLeft from today to the last day, 0 on that day
 */
export function dueReminder(daysLeft: number, reminderDays: readonly number[]): number | null {
  if (daysLeft < 0) return null;
  const due = reminderDays.filter((days) => daysLeft <= days);
  return due.length > 0 ? Math.min(...due) : null;
}
