import type { ErrorTexts } from './error-texts.js';

export const CONTRACTS_ERRORS = {} as const satisfies ErrorTexts;
