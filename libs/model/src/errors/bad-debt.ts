import type { ErrorTexts } from './error-texts.js';

export const BAD_DEBT_ERRORS = {
  'write-off.nothing-open': {
    status: 409,
    zh: '该期没有未收金额，或合同未在执行',
    en: 'Nothing is open of this instalment, or its contract is not running',
  },
  'write-off.exceeds-open': {
    status: 422,
    zh: '超过未收金额，最多 {open}',
    en: 'More than what is open; at most {open}',
  },
  'write-off.running': {
    status: 409,
    zh: '该期已有核销申请在审批',
    en: 'A write-off of this instalment is under approval already',
  },
} as const satisfies ErrorTexts;
