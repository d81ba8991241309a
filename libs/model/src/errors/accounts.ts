import type { ErrorTexts } from './error-texts.js';

export const ACCOUNTS_ERRORS = {} as const satisfies ErrorTexts;
