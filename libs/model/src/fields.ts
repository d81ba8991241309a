import { z } from 'zod';

/**
 * The building blocks of every request schema: one place that says what a text, a sum of money or a date may look like.
 * The server validates with them, the forms validate with them, and OpenAPI is generated from them.
 */

/**
 * PostgreSQL cannot store U+0000, a control character in a name is a mistake of the sender, and half a surrogate pair is half a
 * character: it would be stored as another text than the one sent.
 */
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]|\p{Surrogate}/u;
const printable = (value: string) => !CONTROL.test(value);
const MESSAGE = {
  control: 'field.control-characters',
  money: 'field.money',
  date: 'field.date',
  instant: 'field.instant',
} as const;

/** A required line of text, trimmed. */
export const line = (max = 200) => z.string().trim().min(1).max(max).refine(printable, MESSAGE.control);

/** An optional line of text: an empty one is stored as null. */
export const optionalLine = (max = 200) =>
  z
    .string()
    .trim()
    .max(max)
    .refine(printable, MESSAGE.control)
    .transform((value) => value || null)
    .nullable();

/** An optional longer text with line breaks: an empty one is stored as null. */
export const optionalText = (max = 4000) => optionalLine(max);

/** A text that is never null (report words). */
export const words = (max = 10_000) => z.string().max(max).refine(printable, MESSAGE.control);

/** Money as a decimal string with at most two decimals, 0 or more: "1200.50". Never a float. */
export const money = z.string().regex(/^\d{1,16}(\.\d{1,2})?$/, MESSAGE.money);

/** Money above zero. */
export const positiveMoney = money.refine((value) => /[1-9]/.test(value), 'field.above-zero');

/** A percentage as a decimal string, 0-100 with at most two decimals. */
export const percentage = z.string().regex(/^(100(\.0{1,2})?|\d{1,2}(\.\d{1,2})?)$/, 'field.percentage');

/** A calendar date of the organisation: "2026-11-21". */
export const localDate = z.string().refine((value) => {
  if (!/^(19|20|21)\d{2}-\d{2}-\d{2}$/.test(value)) return false;
  const instant = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(value);
}, MESSAGE.date);

/** An instant with its offset: "2026-11-21T09:30:00+08:00". */
export const instant = z.iso.datetime({ offset: true, error: MESSAGE.instant }).refine((value) => {
  const year = new Date(value).getUTCFullYear();
  return year >= 1990 && year < 2200;
}, MESSAGE.instant);

/** Identifier of a record (UUID). */
export const id = z.uuid();

/** The version that the editor saw; a newer one in the database is a conflict. */
export const version = z.number().int().min(1).max(2_147_483_647);

/** A whole number within bounds. */
export const whole = (min: number, max: number) => z.number().int().min(min).max(max);

/** A default is for new records: what an edit does not name stays as it is. */
function withoutDefault(field: z.core.$ZodType): z.core.$ZodType {
  return field instanceof z.ZodDefault || field instanceof z.ZodOptional ? withoutDefault(field.unwrap()) : field;
}

/** Turns the schema of a new record into that of an edit: every field optional and without its default, plus the version that was seen. */
export function patchOf<Shape extends z.ZodRawShape>(schema: z.ZodObject<Shape>) {
  const fields = Object.fromEntries(Object.entries(schema.shape).map(([name, field]) => [name, withoutDefault(field)]));
  return z
    .strictObject(fields as unknown as Shape)
    .partial()
    .extend({ version });
}
