import type { ErrorTexts } from './error-texts.js';

export const TASKS_ERRORS = {
  'task.not-by-hand': {
    status: 422,
    zh: '系统生成的待办不能改写，只能完成',
    en: 'A task that the product made cannot be reworded, only done',
  },
  'task.closed': { status: 409, zh: '该待办已经完成', en: 'This task is closed already' },
  'task.reason-gone': { status: 422, zh: '事由已消失，不能重新打开', en: 'Its reason has gone, so it cannot be reopened' },
  'stream.too-many': { status: 429, zh: '打开的页面过多，请关闭一些', en: 'Too many pages are open, please close some' },
} as const satisfies ErrorTexts;
