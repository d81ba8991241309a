import type { ErrorTexts } from './error-texts.js';

export const APPRAISAL_ERRORS = {
  'appraisal-template.weights': { status: 422, zh: '权重之和须为 100', en: 'The weights add up to 100' },
  'appraisal-template.shares': { status: 422, zh: '各等级比例之和须为 100', en: 'The shares add up to 100' },
  'appraisal-template.thresholds': { status: 422, zh: '分数线须由 S 到 B 递减', en: 'The thresholds fall from S to B' },
  'appraisal-template.role-taken': {
    status: 409,
    zh: '该角色已有启用的考核模板',
    en: 'There already is an active form for this role',
  },
  'appraisal.wrong-state': {
    status: 409,
    zh: '考核已经到了下一步，不能再这样做，请刷新页面查看',
    en: 'The appraisal has moved on and does not allow this any more: reload the page',
  },
  'appraisal.locked': { status: 409, zh: '双方已签字，考核不能再改', en: 'Both have signed; nothing changes any more' },
  'appraisal.not-yours': { status: 403, zh: '这不是您要做的', en: 'This is for the other side to do' },
  'appraisal.unscored': { status: 422, zh: '还有 {count} 项未评分', en: '{count} lines have no score yet' },
  'appraisal.unanswered': { status: 422, zh: '还有异议未答复', en: 'An objection has no answer yet' },
  'appraisal.counted': { status: 422, zh: '该项由系统按数据计分', en: 'This line is counted from the records' },
} as const satisfies ErrorTexts;
