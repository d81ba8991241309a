import { createHash } from 'node:crypto';
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import sql from 'sql-template-tag';
import type { Actor } from '@keyline/model';
import { Clock } from '../clock.js';
import { Database } from '../database/database.js';
import { readDigest, receivedDigest } from '../files/receive.js';
import { Problem } from '../problem.js';
import type { AdmittedRequest } from './params.js';

interface Stored {
  fingerprint: string;
  status: number | null;
  response: unknown;
}

/**
 * What the key stands for.
 * @param content the digest of an uploaded form, which is no body that could be written down
 * @throws Problem request.malformed (400) for what is nested too deep to be written down again.
 */
function fingerprintOf(request: AdmittedRequest, content?: string): string {
  try {
    return createHash('sha256')
      .update(`${request.method} ${request.url} ${content ?? JSON.stringify(request.body ?? null)}`)
      .digest('hex');
  } catch (cause) {
    throw new Problem('request.malformed', { cause });
  }
}

/**
 * `Idempotency-Key`: the key is stored in the same transaction as the write itself, so that a request sent twice - by a phone
 * without a network, by a bank - happens once, and the second one gets the first one's answer. A second one that arrives while
 * the first is under way waits for it.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<AdmittedRequest>();
    const key = request.headers['idempotency-key'];
    if (typeof key !== 'string' || key === '' || request.method === 'GET' || !request.actor) return next.handle();
    if (key.length > 200 || /[^\x21-\x7e]/.test(key)) throw new Problem('request.malformed');
    return from(this.once(request.actor, key, request, http.getResponse<FastifyReply>(), next));
  }

  private async once(
    actor: Actor,
    key: string,
    request: AdmittedRequest,
    reply: FastifyReply,
    next: CallHandler,
  ): Promise<unknown> {
    const fingerprint = fingerprintOf(request);
    return this.database.transaction(async () => {
      const fresh = await this.database.execute(sql`
        insert into idempotency_key (person_id, key, fingerprint, created_at)
        values (${actor.id}::uuid, ${key}::text, ${fingerprint}::text, ${this.clock.now()}::timestamptz) on conflict do nothing`);
      const isForm = request.isMultipart();
      if (fresh === 0) {
        return this.replay(actor, key, isForm ? fingerprintOf(request, await readDigest(request)) : fingerprint, reply);
      }
      const response: unknown = await lastValueFrom(next.handle(), { defaultValue: null });
      // What a form says is known once it was read; until the commit nobody asks.
      const known = isForm ? fingerprintOf(request, receivedDigest(request)) : fingerprint;
      await this.database.execute(sql`
        update idempotency_key set fingerprint = ${known}::text, status = ${reply.statusCode}::int, response = ${JSON.stringify(response ?? null)}::jsonb
        where person_id = ${actor.id}::uuid and key = ${key}::text`);
      return response;
    });
  }

  private async replay(actor: Actor, key: string, fingerprint: string, reply: FastifyReply): Promise<unknown> {
    const stored = await this.database.maybeRow<Stored>(
      sql`select fingerprint, status, response from idempotency_key where person_id = ${actor.id}::uuid and key = ${key}::text`,
    );
    if (!stored || stored.fingerprint !== fingerprint) throw new Problem('idempotency.reused');
    void reply.status(stored.status ?? 200).header('idempotency-replayed', 'true');
    return stored.response;
  }
}
