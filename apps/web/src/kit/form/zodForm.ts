import { toNestErrors } from '@hookform/resolvers';
import type { FieldErrors, FieldValues, Resolver } from 'react-hook-form';
import type { ZodType } from 'zod';

type Issue = NonNullable<ReturnType<ZodType['safeParse']>['error']>['issues'][number];

interface Said {
  message: string;
  args?: Record<string, unknown>;
}

const sizeKey = { string: 'Length', array: 'Items', set: 'Items' } as const;

const sizeSaid = (bound: 'min' | 'max', origin: string, limit: unknown): Said =>
  origin === 'string' && bound === 'min' && limit === 1
    ? { message: 'ra.validation.required' }
    : { message: `validation.${bound}${sizeKey[origin as keyof typeof sizeKey] ?? 'Value'}`, args: { [bound]: String(limit) } };

/** Schemas of the model name their messages: `field.money`. */
const ownKey = /^[a-z]+\.[\w.-]+$/;

/** What a schema's complaint is called in the language files; a schema's own message (a key or words) comes first. */
const say = (issue: Issue): Said => {
  if (ownKey.test(issue.message)) return { message: issue.message };
  switch (issue.code) {
    case 'invalid_type':
      return issue.input == null ? { message: 'ra.validation.required' } : { message: `validation.type.${issue.expected}` };
    case 'too_small':
      return sizeSaid('min', issue.origin, issue.minimum);
    case 'too_big':
      return sizeSaid('max', issue.origin, issue.maximum);
    case 'invalid_format':
      return {
        message: ['email', 'url', 'uuid', 'date', 'datetime'].includes(issue.format)
          ? `validation.format.${issue.format}`
          : 'validation.format.other',
      };
    case 'invalid_value':
    case 'invalid_union':
      return issue.input == null || issue.input === '' ? { message: 'ra.validation.required' } : { message: 'validation.choice' };
    case 'custom':
      return { message: issue.message };
    default:
      return { message: 'validation.other' };
  }
};

/** A message with arguments travels as text in the form that react-admin's inputs unpack and translate. */
const packed = ({ message, args }: Said): string => (args ? `@@react-admin@@${JSON.stringify({ message, args })}` : message);

const shapeOf = (schema: ZodType): Record<string, ZodType> | undefined =>
  'shape' in schema ? (schema.shape as Record<string, ZodType>) : undefined;

/**
 * An input left empty gives `''` or `null`. The schema decides what that means: null where it takes null (so an edit can
 * clear a field), otherwise absent. Fields of the record that the schema does not know are not part of the edit.
 */
const cleaned = (schema: ZodType, values: FieldValues): FieldValues => {
  const shape = shapeOf(schema);
  const entries = Object.entries(values).filter(([key]) => !shape || key in shape);
  return Object.fromEntries(
    entries.map(([key, value]) => {
      if (value !== '' && value !== null) return [key, value as unknown];
      return [key, shape?.[key]?.safeParse(null).success ? null : undefined];
    }),
  );
};

/** The resolver of a form that is checked by a Zod schema of `@keyline/model`; its messages are translated beside the inputs. */
export const zodForm =
  (schema: ZodType): Resolver<FieldValues> =>
  async (values, _context, options) => {
    const result = await schema.safeParseAsync(cleaned(schema, values), { reportInput: true });
    if (result.success) return { values: result.data as FieldValues, errors: {} };
    const flat: Record<string, { type: string; message: string }> = {};
    for (const issue of result.error.issues) {
      const path = issue.path.join('.') || 'root';
      flat[path] ??= { type: issue.code, message: packed(say(issue)) };
    }
    return { values: {}, errors: toNestErrors(flat as FieldErrors, options) as FieldErrors };
  };
