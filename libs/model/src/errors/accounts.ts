import type { ErrorTexts } from './error-texts.js';

export const ACCOUNTS_ERRORS = {
  'account.same-owner': { status: 422, zh: '该客户已归此人负责', en: 'This person owns the account already' },
  'account.collected-only': {
    status: 403,
    zh: '您只负责该客户的催收，可以查看，不能修改',
    en: 'You only collect a debt of this account: you may read it, not change it',
  },
  'account.parent-cycle': {
    status: 422,
    zh: '上级公司不能是自己的下属公司',
    en: 'A parent cannot belong below its own subsidiary',
  },
  'contact.reports-to-cycle': { status: 422, zh: '汇报关系形成循环', en: 'The reporting line would go round in a circle' },
} as const satisfies ErrorTexts;
