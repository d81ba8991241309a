import type { ErrorTexts } from './error-texts.js';

export const RECEIVABLES_ERRORS = {} as const satisfies ErrorTexts;
