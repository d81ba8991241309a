import type { ErrorTexts } from './error-texts.js';

export const SERVICE_ERRORS = {} as const satisfies ErrorTexts;
