import type { ErrorCode } from '@keyline/model';
import { Problem } from '../problem.js';

/** What a database constraint means to a person: which error, beside which field. */
export interface ConstraintMeaning {
  code: ErrorCode;
  field?: string;
  text?: string;
}
const meanings = new Map<string, ConstraintMeaning>();

/** A capability names its own constraints, so that the last line of defence still answers in plain words. */
export function explainConstraints(entries: Readonly<Record<string, ConstraintMeaning>>): void {
  for (const [constraint, meaning] of Object.entries(entries)) meanings.set(constraint, meaning);
}

/** All that was explained, for the test that reads it as a person would. */
export const explainedConstraints = (): ReadonlyMap<string, ConstraintMeaning> => meanings;

interface PostgresError {
  code: string;
  constraint?: string;
  column?: string;
  detail?: string;
  driverError?: PostgresError;
}

const camel = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
const isPostgresError = (error: unknown): error is PostgresError =>
  typeof error === 'object' &&
  error !== null &&
  typeof (error as PostgresError).code === 'string' &&
  /^[0-9A-Z]{5}$/.test((error as PostgresError).code);

/** Bad input that only the database noticed becomes a Problem with field and reason; anything else is returned as it is. */
export function explainDatabaseError(error: unknown): unknown {
  const cause = (error as PostgresError | undefined)?.driverError ?? error;
  if (!isPostgresError(cause)) return error;
  const meaning = cause.constraint ? meanings.get(cause.constraint) : undefined;
  if (meaning) {
    const fields = meaning.field ? { [meaning.field]: meaning.text ?? 'field.out-of-range' } : undefined;
    return new Problem(meaning.code, { fields, values: { field: meaning.field, rule: cause.constraint }, cause: error });
  }
  const column = camel(cause.column ?? /\((\w+)\)=/.exec(cause.detail ?? '')?.[1] ?? '');
  const fields = (text: string) => (column ? { [column]: text } : undefined);
  switch (cause.code) {
    case '23505':
      return new Problem('record.duplicate', {
        fields: fields('field.taken'),
        values: { field: column || cause.constraint },
        cause: error,
      });
    case '23503':
      return cause.detail?.includes('is still referenced')
        ? new Problem('record.in-use', { cause: error })
        : new Problem('reference.unknown', { fields: fields('field.unknown-reference'), cause: error });
    case '23514':
    case '23502':
      return new Problem('rule.refused', {
        fields: fields('field.out-of-range'),
        values: { rule: cause.constraint ?? column },
        cause: error,
      });
    case '22003':
    case '22001':
    case '22007':
    case '22008':
    case '22P02':
    case '22021':
    case '22P05':
      return new Problem('request.invalid', { fields: fields('field.out-of-range'), values: { count: 1 }, cause: error });
    default:
      return error;
  }
}
