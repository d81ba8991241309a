import type { ErrorTexts } from './error-texts.js';

export const ACCOUNTS_ERRORS = {
  'account.same-owner': { status: 422, zh: '该客户已归此人负责', en: 'This person owns the account already' },
  'account.parent-cycle': {
    status: 422,
    zh: '上级公司不能是自己的下属公司',
    en: 'A parent cannot belong below its own subsidiary',
  },
  'contact.reports-to-cycle': { status: 422, zh: '汇报关系形成循环', en: 'The reporting line would go round in a circle' },
} as const satisfies ErrorTexts;
