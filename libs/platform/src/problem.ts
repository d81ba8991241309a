import { ERRORS, errorText, fieldText, type ErrorCode, type Locale } from '@keyline/model';

/** RFC 9457, with a stable code and a reason per field. */
export interface ProblemDocument {
  type: string;
  title: string;
  status: number;
  code: ErrorCode;
  detail: string;
  errors?: Record<string, string>;
  requestId?: string;
  [extra: string]: unknown;
}

interface ProblemParts {
  /** Fills the {placeholders} of the text. */
  values?: Readonly<Record<string, unknown>>;
  /** Field → key of a field text, or a text in the caller's language. */
  fields?: Readonly<Record<string, string>>;
  /** Further members of the document for programs: `missing`, `current` … */
  extra?: Readonly<Record<string, unknown>>;
  cause?: unknown;
}

/** A failure with a name. Thrown by rules; the filter turns it into problem+json in the caller's language. */
export class Problem extends Error {
  readonly status: number;

  constructor(
    readonly code: ErrorCode,
    readonly parts: ProblemParts = {},
  ) {
    super(errorText(code, 'en', parts.values), { cause: parts.cause });
    this.name = 'Problem';
    this.status = ERRORS[code].status;
  }

  document(locale: Locale, requestId?: string): ProblemDocument {
    const values = { requestId, ...this.parts.values };
    const detail = errorText(this.code, locale, values);
    const fields = this.parts.fields;
    const errors =
      fields && Object.fromEntries(Object.entries(fields).map(([field, text]) => [field, fieldText(text, locale, values)]));
    return {
      type: `urn:keyline:${this.code}`,
      title: detail,
      status: this.status,
      code: this.code,
      detail,
      ...(errors ? { errors } : {}),
      ...(requestId ? { requestId } : {}),
      ...this.parts.extra,
    };
  }
}

/** There is no such record, or the caller may not see it: the same answer for both. */
export const notFound = () => new Problem('record.not-found');

/** One field is wrong for a reason that only the server knows. */
export const fieldProblem = (code: ErrorCode, field: string, text: string, values?: Record<string, unknown>) =>
  new Problem(code, { fields: { [field]: text }, values });

/**
 * The optimistic lock: what the caller edits must be what is stored, read under lock. Without a version nothing is asked.
 * @throws Problem version.conflict (409) with the `current` one.
 */
export function requireVersion(stored: { readonly version: number }, seen: number | undefined): void {
  const current = stored.version;
  if (seen !== undefined && seen !== current) throw new Problem('version.conflict', { values: { current }, extra: { current } });
}
