import type { ErrorTexts } from './error-texts.js';

export const FORECAST_ERRORS = {
  'forecast.own-adjustment': {
    status: 403,
    zh: '不能调整自己的预测，请重新提交',
    en: 'Nobody adjusts the own forecast; hand it in again',
  },
  'forecast.closed': {
    status: 409,
    zh: '该周预测已冻结，不能再调整',
    en: 'The forecasts of that week are closed',
  },
} as const satisfies ErrorTexts;
