import { createParamDecorator, Injectable, Param, type ExecutionContext, type PipeTransform } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { id as idSchema, type Actor } from '@keyline/model';
import { parseListQuery } from '../lists/list-query.js';
import { notFound } from '../problem.js';

/** The request once the guard has let it in. */
export interface AdmittedRequest extends FastifyRequest {
  actor?: Actor;
  sessionId?: string;
}

const request = (context: ExecutionContext) => context.switchToHttp().getRequest<AdmittedRequest>();

/** Who asks. */
export const CurrentActor = createParamDecorator(
  (_: unknown, context: ExecutionContext): Actor | undefined => request(context).actor,
);

/** The list dialect of the query string, read and bounded. */
export const ListParams = createParamDecorator((_: unknown, context: ExecutionContext) =>
  parseListQuery(request(context).query as Record<string, unknown>),
);

/** What is no identifier is nobody's record: 404, never a database error. */
@Injectable()
class IdPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    const parsed = idSchema.safeParse(value);
    if (!parsed.success) throw notFound();
    return parsed.data.toLowerCase();
  }
}

/** The `:id` of the path (or another segment by name). */
export const Id = (name = 'id') => Param(name, IdPipe);
