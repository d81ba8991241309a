import type { ErrorTexts } from './error-texts.js';

export const MEASURES_ERRORS = {
  'measure.unknown': {
    status: 400,
    zh: '没有指标“{measure}”，可用：{allowed}',
    en: 'There is no measure "{measure}"; allowed: {allowed}',
  },
} as const satisfies ErrorTexts;
