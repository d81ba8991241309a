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
  'instalment.not-running': {
    status: 409,
    zh: '该期款项已结清或合同未在执行，不能修改',
    en: 'This instalment is settled, or its contract is not running',
  },
} as const satisfies ErrorTexts;
