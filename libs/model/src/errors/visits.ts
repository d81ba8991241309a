import type { ErrorTexts } from './error-texts.js';

export const VISITS_ERRORS = {} as const satisfies ErrorTexts;
