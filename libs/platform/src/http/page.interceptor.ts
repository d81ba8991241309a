import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { Page } from '../lists/page.js';

/** A Page leaves as a bare array with its place in `Content-Range`, as react-admin's simple-rest dialect has it. */
@Injectable()
export class PageInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(map((value: unknown) => (value instanceof Page ? this.send(value, context) : value)));
  }

  private send(page: Page<unknown>, context: ExecutionContext): readonly unknown[] {
    const http = context.switchToHttp();
    const resource = http.getRequest<FastifyRequest>().url.split('?')[0]?.split('/').at(-1) ?? 'rows';
    const place = page.rows.length === 0 ? '*' : `${page.from}-${page.from + page.rows.length - 1}`;
    const reply = http.getResponse<FastifyReply>();
    void reply.header('content-range', `${resource} ${place}/${page.total}`);
    if (page.capped) void reply.header('x-total-capped', 'true');
    return page.rows;
  }
}
