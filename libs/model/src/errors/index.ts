import { FIELD_TEXTS, PLATFORM_ERRORS, type FieldText } from './platform.js';
import { ORG_ERRORS } from './org.js';
import { TASKS_ERRORS } from './tasks.js';
import { APPROVALS_ERRORS } from './approvals.js';
import { BAD_DEBT_ERRORS } from './bad-debt.js';
import { ACCOUNTS_ERRORS } from './accounts.js';
import { OPPORTUNITIES_ERRORS } from './opportunities.js';
import { CONTRACTS_ERRORS } from './contracts.js';
import { RECEIVABLES_ERRORS } from './receivables.js';
import { COLLECTION_ERRORS } from './collection.js';
import { VISITS_ERRORS } from './visits.js';
import { SERVICE_ERRORS } from './service.js';
import { MARKET_ERRORS } from './market.js';
import { MEASURES_ERRORS } from './measures.js';
import { TARGETS_ERRORS } from './targets.js';
import { FORECAST_ERRORS } from './forecast.js';
import { APPRAISAL_ERRORS } from './appraisal.js';
import { MEETING_ERRORS } from './meetings.js';
import { REPORTS_ERRORS } from './reports.js';
import { DELIVERY_ERRORS } from './delivery.js';
import { IMPORTS_ERRORS } from './imports.js';
import { valuesInWords } from './rule-texts.js';
import type { Locale } from '../actor.js';

/** Every error the product can answer with, by its stable code. Each capability keeps its own file. */
export const ERRORS = {
  ...PLATFORM_ERRORS,
  ...ORG_ERRORS,
  ...TASKS_ERRORS,
  ...APPROVALS_ERRORS,
  ...ACCOUNTS_ERRORS,
  ...OPPORTUNITIES_ERRORS,
  ...CONTRACTS_ERRORS,
  ...RECEIVABLES_ERRORS,
  ...BAD_DEBT_ERRORS,
  ...COLLECTION_ERRORS,
  ...VISITS_ERRORS,
  ...SERVICE_ERRORS,
  ...MARKET_ERRORS,
  ...MEASURES_ERRORS,
  ...TARGETS_ERRORS,
  ...FORECAST_ERRORS,
  ...REPORTS_ERRORS,
  ...APPRAISAL_ERRORS,
  ...MEETING_ERRORS,
  ...DELIVERY_ERRORS,
  ...IMPORTS_ERRORS,
} as const;
export type ErrorCode = keyof typeof ERRORS;

const fill = (text: string, values: Readonly<Record<string, unknown>>) =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));

export { schemaWords } from './schema-words.js';
export { FIELD_TEXTS } from './platform.js';
export { FIELD_NAMES, RULE_TEXTS } from './rule-texts.js';

/** The sentence for an error in the caller's language. */
export function errorText(code: ErrorCode, locale: Locale, values: Readonly<Record<string, unknown>> = {}): string {
  const language = locale === 'en' ? 'en' : 'zh';
  return fill(ERRORS[code][language], valuesInWords(code, language, values));
}

/**
 * The sentence for one field, by the key of a field text or of an error, whose `values` it shares; what is no key is returned as it is
 * (Zod's own, already in the caller's language).
 */
export function fieldText(text: string, locale: Locale, values: Readonly<Record<string, unknown>> = {}): string {
  if (text in ERRORS) return errorText(text as ErrorCode, locale, values);
  const known: { zh: string; en: string } | undefined = text in FIELD_TEXTS ? FIELD_TEXTS[text as FieldText] : undefined;
  return known ? known[locale === 'en' ? 'en' : 'zh'] : text;
}
