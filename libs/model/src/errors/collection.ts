import type { ErrorTexts } from './error-texts.js';

export const COLLECTION_ERRORS = {
  'dunning.level-order': {
    status: 422,
    zh: '级别越高，起始逾期天数必须越大',
    en: 'A higher level must begin after more days overdue than the one below',
  },
  'dunning.nothing-overdue': {
    status: 422,
    zh: '该客户没有可催收的逾期款',
    en: 'This customer has nothing overdue to be chased',
  },
  'dunning.in-future': { status: 422, zh: '沟通日期不能晚于今天', en: 'It cannot have happened in the future' },
  'promise.in-past': { status: 422, zh: '承诺日期不能早于今天', en: 'A promise is for today or later' },
  'promise.more-than-open': {
    status: 422,
    zh: '承诺金额超过未收金额 {open}',
    en: 'More was promised than is open ({open})',
  },
  'promise.open-already': {
    status: 409,
    zh: '已有一个未到期的承诺，请先撤回',
    en: 'A promise is still open; withdraw it first',
  },
  'promise.over': { status: 409, zh: '该承诺已兑现、已失约或已撤回', en: 'This promise has been kept, broken or withdrawn' },
} as const satisfies ErrorTexts;
