import type { ErrorTexts } from './error-texts.js';

export const CONTRACTS_ERRORS = {
  'contract.not-draft': {
    status: 409,
    zh: '评审中或已签订的合同不能直接修改；已签订的请做合同变更',
    en: 'What is under review or signed is not edited; a signed contract is changed by an amendment',
  },
  'contract.collected-only': {
    status: 403,
    zh: '您只负责该合同款项的催收，可以查看合同，不能修改',
    en: 'You only collect under this contract: you may read it, not change it',
  },
  'contract.lines-sum': {
    status: 422,
    zh: '明细合计须等于合同金额',
    en: 'The lines must add up to the amount of the contract',
  },
  'contract-series.used': {
    status: 422,
    zh: '该编号规则已有合同使用，格式不能再改',
    en: 'Numbers were drawn from this series; its pattern stays',
  },
  'contract-series.default': {
    status: 422,
    zh: '须有一个启用的默认编号规则，请先把另一个设为默认',
    en: 'There is always one default series in use; make another one the default first',
  },
  'contract.amendment-open': {
    status: 409,
    zh: '该合同已有一个变更在进行中',
    en: 'Another amendment of this contract is on its way',
  },
  'contract.not-amendable': {
    status: 409,
    zh: '只有已签订、执行中或已验收的合同可以变更',
    en: 'Only a signed, executing or accepted contract is amended',
  },
  'contract.amendment-same': { status: 422, zh: '变更后的内容与现行版本相同', en: 'The amendment changes nothing' },
  'contract.amendment-settled': {
    status: 422,
    zh: '合同金额不能低于已回款或已开票的 {floor}',
    en: 'The amount cannot fall below the {floor} that is received or invoiced already',
  },
  'contract.archived': { status: 409, zh: '合同已归档', en: 'The contract is archived' },
  'contract.schedule-sum': {
    status: 422,
    zh: '回款计划各期合计须等于合同金额',
    en: 'The instalments must add up to the amount of the contract',
  },
  'contract.due-before-start': {
    status: 422,
    zh: '“{name}”的到期日早于合同开始（{earliest}）；更早的欠款请用“导入应收”录入',
    en: '"{name}" is due before the contract begins on {earliest}; older debts come in by the import of receivables',
  },
  'contract.signed-too-early': {
    status: 422,
    zh: '签订日期不能早于 {earliest}（起草前 90 天）；更早签订的合同请用“导入应收”录入',
    en: 'It cannot be signed before {earliest}, 90 days before it was drawn up; older contracts come in by the import of receivables',
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
  'contract.milestone-reached': {
    status: 422,
    zh: '里程碑“{name}”已达成，变更不能改动或删除',
    en: 'The milestone "{name}" was reached; an amendment neither moves nor drops it',
  },
  'contract.milestone-twice': {
    status: 422,
    zh: '有两个里程碑都叫“{name}”',
    en: 'Two milestones are called "{name}"',
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
  'milestone.state-rests': {
    status: 409,
    zh: '合同已验收，验收里程碑不能撤回',
    en: 'The contract is accepted because of this milestone; it cannot be taken back',
  },
  'milestone.claimed': {
    status: 409,
    zh: '以它为付款条件的款项已开票、已收款或已逾期，撤回须由主管办理',
    en: 'What hangs on it is invoiced, paid or overdue: a superior takes it back',
  },
  'instalment.date-agreed': {
    status: 422,
    zh: '到期日随合同约定，不能直接修改：改期请做合同变更，客户答应的付款日请登记为回款承诺',
    en: 'The due date was agreed: change it by an amendment, or note the day the customer names as a promise to pay',
  },
  'instalment.hand-over': {
    status: 422,
    zh: '更换催收人请用“移交”，并写明原因',
    en: 'Another collector takes it by a hand-over, with the reason',
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
