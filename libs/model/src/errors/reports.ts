import type { ErrorTexts } from './error-texts.js';

export const REPORTS_ERRORS = {} as const satisfies ErrorTexts;
