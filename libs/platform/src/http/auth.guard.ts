import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { may } from '@keyline/model';
import { Identity } from '../identity/identity.js';
import { Problem } from '../problem.js';
import { ALLOW, type Admission } from './allow.js';
import type { AdmittedRequest } from './params.js';

export const SESSION_COOKIE = 'keyline_session';
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A page of another site may not act with the visitor's cookie (SameSite does most of it; this covers the rest). */
function refuseCrossSite(request: AdmittedRequest): void {
  if (SAFE.has(request.method)) return;
  const site = request.headers['sec-fetch-site'];
  if (site === 'cross-site') throw new Problem('auth.cross-site');
  const origin = request.headers.origin;
  if (site === undefined && origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== request.headers.host))
    throw new Problem('auth.cross-site');
}

/** The front door: every endpoint declares what it asks; one that declares nothing is closed. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly identity: Identity,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const admission = this.reflector.getAllAndOverride<Admission | undefined>(ALLOW, [context.getHandler(), context.getClass()]);
    if (admission === undefined) throw new Problem('auth.forbidden', { values: { permission: 'UNDECLARED' } });
    const request = context.switchToHttp().getRequest<AdmittedRequest>();
    if (admission === 'PUBLIC') return true;
    const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    const cookie = request.cookies[SESSION_COOKIE];
    const admitted = bearer ? await this.identity.byApiToken(bearer) : cookie ? await this.identity.bySession(cookie) : null;
    if (!admitted) throw new Problem('auth.required');
    if (!bearer) refuseCrossSite(request);
    request.actor = admitted.actor;
    request.sessionId = admitted.sessionId;
    if (admission !== 'SIGNED_IN' && !may(admitted.actor, admission))
      throw new Problem('auth.forbidden', { values: { permission: admission } });
    return true;
  }
}
