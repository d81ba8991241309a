import type { NoticeTexts } from './notice-texts.js';

export const TASK_NOTICES = {
  'task.by-hand': { zh: '{title}', en: '{title}' },
  'task.given': { zh: '{from} 交给您一项待办：{title}（{dueOn} 前）', en: '{from} gave you a task: {title} (by {dueOn})' },
} as const satisfies NoticeTexts;
