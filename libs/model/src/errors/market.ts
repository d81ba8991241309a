import type { ErrorTexts } from './error-texts.js';

export const MARKET_ERRORS = {} as const satisfies ErrorTexts;
