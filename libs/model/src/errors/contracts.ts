import type { ErrorTexts } from './error-texts.js';

export const CONTRACTS_ERRORS = {
  'contract.not-draft': { status: 409, zh: '合同已不是草稿，不能修改', en: 'Only a draft can be changed' },
  'contract.schedule-sum': {
    status: 422,
    zh: '回款计划各期合计须等于合同金额',
    en: 'The instalments must add up to the amount of the contract',
  },
  'contract.opportunity-not-won': {
    status: 422,
    zh: '只有赢单的商机才能生成合同',
    en: 'Only a deal that is won becomes a contract',
  },
  'contract.opportunity-other-account': { status: 422, zh: '商机属于另一个客户', en: 'The deal belongs to another account' },
  'contract.opportunity-taken': { status: 409, zh: '该商机已有合同', en: 'This deal has a contract already' },
  'contract.move-refused': {
    status: 422,
    zh: '合同现在不能进行此操作，还缺：{missing}',
    en: 'The contract cannot be moved now; what stands against it: {missing}',
  },
  'contract.unknown-milestone': {
    status: 422,
    zh: '合同没有名为“{name}”的里程碑',
    en: 'The contract has no milestone called "{name}"',
  },
  'contract.milestone-in-use': {
    status: 409,
    zh: '有回款以里程碑“{name}”为付款条件，不能删除',
    en: 'Payments hang on the milestone "{name}", so it cannot be removed',
  },
  'contract.replan-settled': {
    status: 422,
    zh: '“{name}”已收、已核销或已开票 {settled}，金额不能低于此数',
    en: '"{name}" is settled or invoiced by {settled}; it cannot become less',
  },
  'contract.replan-paid': {
    status: 422,
    zh: '“{name}”已收清，不能再改',
    en: '"{name}" is paid and stays as it is',
  },
  'contract.replan-moved': {
    status: 422,
    zh: '“{name}”已有收款、坏账或开票记录，不能删除',
    en: '"{name}" has payments, write-offs or invoices on record and cannot be dropped',
  },
  'milestone.not-running': {
    status: 409,
    zh: '合同未在执行，或里程碑已是该状态',
    en: 'The contract is not running, or the milestone is in that state already',
  },
  'instalment.waiting': {
    status: 422,
    zh: '该期款项以里程碑或发票为付款条件，发生之前没有到期日',
    en: 'This instalment waits for its milestone or invoice; until then it has no due date',
  },
  'instalment.already-passed-on': {
    status: 422,
    zh: '该期款项在 {from} 已移交，不能早于该日再移交',
    en: 'This instalment was passed on on {from}; it cannot be passed on before that day',
  },
  'instalment.not-running': {
    status: 409,
    zh: '该期款项已结清或合同未在执行，不能修改',
    en: 'This instalment is settled, or its contract is not running',
  },
} as const satisfies ErrorTexts;
