import type { ErrorTexts } from './error-texts.js';

export const TARGETS_ERRORS = {
  'target.own': { status: 403, zh: '不能给自己定目标', en: 'Nobody sets their own target' },
  'target.fraction': { status: 422, zh: '计数指标的目标须为整数', en: 'The target of a count is a whole number' },
} as const satisfies ErrorTexts;
