import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { schemaWords } from '@keyline/model';
import { Problem } from '../problem.js';
import { currentLocale } from '../request-context.js';

type SchemaMetadata = ArgumentMetadata & { schema?: unknown };

/** One line per field, in the caller's language; a key that the schema does not know is reported under its own name. */
function fieldErrors(error: z.ZodError): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) {
    const path = issue.path.join('.');
    if (issue.code === 'unrecognized_keys')
      for (const key of issue.keys) fields[path ? `${path}.${key}` : key] ??= 'field.unknown-key';
    else if (issue.code === 'invalid_type' && issue.input === undefined) fields[path || 'body'] ??= 'field.required';
    else fields[path || 'body'] ??= issue.message;
  }
  return fields;
}

/**
 * Validates what carries a schema (`@Body({ schema })`, `@Query({ schema })`) with that very schema and hands on what it makes of it.
 * @throws Problem request.invalid (400) with a reason per field.
 */
@Injectable()
export class SchemaPipe implements PipeTransform {
  transform(value: unknown, metadata: SchemaMetadata): unknown {
    const schema = metadata.schema;
    if (!(schema instanceof z.ZodType)) return value;
    const given = value === undefined || value === null ? {} : value;
    const parsed = schema.safeParse(given, { error: schemaWords(currentLocale()), reportInput: true });
    if (parsed.success) return parsed.data;
    const fields = fieldErrors(parsed.error);
    throw new Problem('request.invalid', { fields, values: { count: Object.keys(fields).length } });
  }
}
