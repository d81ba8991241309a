import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { ErrorCode } from '@keyline/model';
import { explainDatabaseError } from '../database/constraints.js';
import { log } from '../log.js';
import { Problem } from '../problem.js';
import { currentLocale } from '../request-context.js';
import type { AdmittedRequest } from './params.js';

const BY_STATUS: Readonly<Record<number, ErrorCode>> = {
  400: 'request.malformed',
  401: 'auth.required',
  403: 'auth.forbidden',
  404: 'route.not-found',
  413: 'request.too-large',
  415: 'request.malformed',
  429: 'request.throttled',
  503: 'server.unavailable',
};
const UNREACHABLE = new Set(['ECONNREFUSED', 'ECONNRESET', '57P01', '57P03', '08006', '08003', '53300']);

const statusOf = (error: unknown): number | undefined => {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' ? status : undefined;
};

/** Whatever was thrown becomes a Problem; only what nobody foresaw is a fault of ours. */
export function toProblem(thrown: unknown): Problem {
  const error = explainDatabaseError(thrown);
  if (error instanceof Problem) return error;
  const status = statusOf(error);
  if (status !== undefined && status >= 400 && status < 500)
    return new Problem(BY_STATUS[status] ?? 'request.malformed', { values: { limit: '1 MB' }, cause: error });
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code === 'string' && UNREACHABLE.has(code)) return new Problem('server.unavailable', { cause: error });
  return new Problem('server.fault', { cause: error });
}

@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<AdmittedRequest>();
    const problem = toProblem(error);
    if (problem.status >= 500)
      log.error({ err: problem.cause ?? problem, requestId: request.id, url: request.url }, 'request failed');
    void http
      .getResponse<FastifyReply>()
      .status(problem.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send(problem.document(currentLocale(), request.id));
  }
}
