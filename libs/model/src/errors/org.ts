import type { ErrorTexts } from './error-texts.js';

export const ORG_ERRORS = {} as const satisfies ErrorTexts;
