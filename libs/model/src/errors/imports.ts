import type { ErrorTexts } from './error-texts.js';

export const IMPORTS_ERRORS = {} as const satisfies ErrorTexts;
