import type { ErrorTexts } from './error-texts.js';

export const SERVICE_ERRORS = {
  'complaint.dates': { status: 422, zh: '投诉的日期先后不对', en: 'The dates of the complaint are in the wrong order' },
  'complaint.in-future': { status: 422, zh: '日期不能晚于今天', en: 'The date cannot lie in the future' },
  'complaint.closed': { status: 409, zh: '投诉已关闭，不能再改', en: 'The complaint is closed and cannot be changed any more' },
  'complaint.answered-already': { status: 409, zh: '投诉已答复', en: 'The complaint has been answered already' },
  'complaint.not-answered': {
    status: 409,
    zh: '投诉已答复后才能关闭，且只能关闭一次',
    en: 'A complaint is closed once, after it has been answered',
  },
} as const satisfies ErrorTexts;
