/** What stands against a move of a contract: everything at once, each with a sentence for the person who tried. */
import { contractMoveBlocker, type ContractState, type ContractVerb } from './contract-states.js';
import type { VersionState } from './contract-versions.js';
import type { Money } from './money.js';
import type { Locale } from './actor.js';

/** Every reason, also those of upper rooms; {values} are filled in. */
export const CONTRACT_BLOCKERS = {
  state: { zh: '合同当前的状态不允许这一步', en: 'The state of the contract does not allow it' },
  instalments: { zh: '还没有回款计划', en: 'There is no payment schedule yet' },
  approval: { zh: '合同还没有评审通过', en: 'The contract has not been approved yet' },
  open_balance: { zh: '还有 {open} 未收清', en: '{open} is still open' },
  open_amendment: { zh: '第 {number} 版变更还在进行中', en: 'Amendment version {number} is still on its way' },
  acceptance_milestones: { zh: '验收里程碑还没有完成：{names}', en: 'Acceptance milestones are not done: {names}' },
  reason: { zh: '请填写原因', en: 'Please give a reason' },
  files: { zh: '缺少文件：{names}', en: 'Files are missing: {names}' },
  archived: { zh: '合同已归档', en: 'The contract is archived already' },
  credit_hold: {
    zh: '客户超出信用额度或有长期逾期款，须先放行',
    en: 'The customer is over the limit or long overdue: a release is needed',
  },
} as const;
export type ContractBlockerCode = keyof typeof CONTRACT_BLOCKERS;

/** One thing that stands against a move. */
export interface ContractMissing {
  code: string;
  values: Readonly<Record<string, string>>;
}

/** What is known of a contract when somebody wants to move it. */
export interface ContractMoveFacts {
  readonly state: ContractState;
  /** Sum of the open balances of its instalments. */
  readonly open: Money;
  readonly instalments: number;
  /** The version on its way, if there is one. */
  readonly version: { readonly number: number; readonly state: VersionState } | null;
  readonly openAcceptance: readonly string[];
  readonly reason: string | null;
}

/** All that stands against the verb; nothing when the contract may move. */
export function contractMoveBlockers(verb: ContractVerb, facts: ContractMoveFacts): ContractMissing[] {
  const { state, open, version, openAcceptance } = facts;
  const found: ContractMissing[] = [];
  const add = (code: ContractBlockerCode, values: ContractMissing['values'] = {}) => found.push({ code, values });
  const blocker = contractMoveBlocker(state, verb, open);
  if (blocker) add(blocker, { open });
  if ((verb === 'submit_review' || verb === 'sign') && facts.instalments === 0) add('instalments');
  if (verb === 'sign' && version?.state !== 'approved') add('approval');
  if (verb === 'accept' && openAcceptance.length > 0) add('acceptance_milestones', { names: openAcceptance.join('、') });
  if (verb === 'close' && version) add('open_amendment', { number: String(version.number) });
  if (verb === 'terminate' && !facts.reason) add('reason');
  return found;
}

/** The sentence for one reason; an upper room's reason that is not known here is its code. */
export function contractMissingText({ code, values }: ContractMissing, locale: Locale): string {
  const known: { zh: string; en: string } | undefined =
    code in CONTRACT_BLOCKERS ? CONTRACT_BLOCKERS[code as ContractBlockerCode] : undefined;
  const text = known?.[locale === 'en' ? 'en' : 'zh'] ?? code;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
