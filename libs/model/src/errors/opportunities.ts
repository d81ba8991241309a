import type { ErrorTexts } from './error-texts.js';

export const OPPORTUNITIES_ERRORS = {} as const satisfies ErrorTexts;
