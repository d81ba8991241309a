import type { INestApplication } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { z } from 'zod';
import { ALLOW, type Admission } from '@keyline/platform';

const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'] as const;
type Method = (typeof METHODS)[number];
/** How Nest numbers the sources of a handler's arguments. */
const BODY = 3;
const QUERY = 4;

/** What can be asked of the product: method and path, what it asks of the caller, and the schema that the request has to satisfy. */
export interface CataloguedRequest {
  method: Method;
  path: string;
  admission: Admission | 'UNDECLARED';
  body: z.ZodType | undefined;
  query: z.ZodType | undefined;
}

const metadata = (key: string, target: object): unknown => Reflect.getMetadata(key, target) as unknown;
const segment = (part: unknown) => String(part ?? '').replace(/^\/|\/$/g, '');

/** The schema of `@Body({ schema })` or `@Query({ schema })`, as Nest keeps it with the handler. */
function schemaOf(source: number, type: object, handlerName: string): z.ZodType | undefined {
  const given = (Reflect.getMetadata('__routeArguments__', type, handlerName) ?? {}) as Record<string, { schema?: unknown }>;
  const [, found] = Object.entries(given).find(([key]) => key.startsWith(`${source}:`)) ?? [];
  return found?.schema instanceof z.ZodType ? found.schema : undefined;
}

function requestsOf(type: new () => object): CataloguedRequest[] {
  const prototype = type.prototype as Record<string, object>;
  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const handler = name === 'constructor' ? undefined : prototype[name];
    const method = handler && (metadata('method', handler) as number | undefined);
    if (handler === undefined || method === undefined) return [];
    return [
      {
        method: METHODS[method] ?? 'GET',
        path: `/${[metadata('path', type), metadata('path', handler)].map(segment).filter(Boolean).join('/')}`,
        admission: (metadata(ALLOW, handler) ?? metadata(ALLOW, type) ?? 'UNDECLARED') as CataloguedRequest['admission'],
        body: schemaOf(BODY, type, name),
        query: schemaOf(QUERY, type, name),
      },
    ];
  });
}

/** Every request that the composed product answers, read from its controllers. */
export function catalogueOf(app: INestApplication): CataloguedRequest[] {
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  return controllers.flatMap(({ metatype }) => (metatype ? requestsOf(metatype as new () => object) : []));
}
