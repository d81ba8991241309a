import type { ErrorTexts } from './error-texts.js';

export const TARGETS_ERRORS = {} as const satisfies ErrorTexts;
