import type { ErrorTexts } from './error-texts.js';

export const MARKET_ERRORS = {
  'market-note.in-future': { status: 422, zh: '看到的日期不能晚于今天', en: 'It cannot have been seen in the future' },
  'market-note.not-yours': { status: 403, zh: '只有作者本人可以修改市场信息', en: 'Only its author may change a market note' },
} as const satisfies ErrorTexts;
