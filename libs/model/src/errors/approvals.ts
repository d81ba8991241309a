import type { ErrorTexts } from './error-texts.js';

export const APPROVALS_ERRORS = {
  'approval.nobody-to-ask': {
    status: 422,
    zh: '“{step}”这一步没有可审批的人，请管理员配置',
    en: 'There is nobody who could decide the step "{step}"; an administrator has to provide for it',
  },
  'approval.inactive': { status: 409, zh: '此类审批已停用', en: 'This kind of approval is switched off' },
  'approval.running': { status: 409, zh: '已有一项审批在进行中', en: 'An approval of this is running already' },
  'approval.not-pending': { status: 409, zh: '该审批已结束', en: 'This request is decided already' },
  'approval.not-asked': {
    status: 409,
    zh: '没有等待您处理的步骤，可能他人已处理',
    en: 'No open step asks you; somebody else may have decided it',
  },
  'approval.reminded': { status: 409, zh: '今天已经催办过了', en: 'They were reminded today already' },
} as const satisfies ErrorTexts;
