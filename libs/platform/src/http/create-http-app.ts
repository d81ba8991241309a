import { IncomingMessage, ServerResponse, type OutgoingHttpHeaders } from 'node:http';
import { Socket } from 'node:net';
import fastifyCookie from '@fastify/cookie';
import fastifyMultipart from '@fastify/multipart';
import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import helmet from 'helmet';
import { log } from '../log.js';
import { newId } from '../ids.js';
import { enterContext, localeFromHeader } from '../request-context.js';
import { requestSeconds } from './metrics.js';
import { NestLog } from './nest-log.js';

const BODY_LIMIT = 1024 * 1024;
const UPLOAD_LIMIT = 50 * 1024 * 1024;

/** The security headers, the same for every answer and so written by helmet once for all. */
function securityHeaders(): Promise<OutgoingHttpHeaders> {
  const protect = helmet({
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        connectSrc: ["'self'"],
        workerSrc: ["'self'"],
        upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: false,
  });
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  return new Promise((resolve, reject) => {
    protect(request, response, (error) => (error ? reject(error) : resolve({ ...response.getHeaders() })));
  });
}

/** Ids of requests that come without one: which process, and the how manyth. */
function requestIds(): () => string {
  const process = newId().slice(-12);
  let count = 0;
  return () => `${process}-${(count += 1).toString(36)}`;
}

/** The locale of the request and its id are known to everything that happens in it. */
function bindContext(adapter: FastifyAdapter, headers: OutgoingHttpHeaders): void {
  const server = adapter.getInstance();
  server.addHook('onRequest', (request: FastifyRequest, reply: FastifyReply, done: () => void) => {
    enterContext({ requestId: request.id, locale: localeFromHeader(request.headers['accept-language']) });
    void reply.headers(headers).header('x-request-id', request.id);
    done();
  });
  server.addHook('onResponse', (request: FastifyRequest, reply: FastifyReply, done: () => void) => {
    const route = request.routeOptions.url ?? 'unknown';
    requestSeconds.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
    log.debug(
      {
        requestId: request.id,
        method: request.method,
        url: request.url,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    );
    done();
  });
}

/** Nest on Fastify with everything that is the same for every endpoint: headers, cookies, uploads, request ids, shutdown. */
export async function createHttpApp(module: Type<unknown> | DynamicModule): Promise<NestFastifyApplication> {
  const nextId = requestIds();
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    trustProxy: 'loopback',
    genReqId: (request: { headers: Record<string, unknown> }) => {
      const given = request.headers['x-request-id'];
      return typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : nextId();
    },
    routerOptions: { maxParamLength: 300 },
  });
  bindContext(adapter, await securityHeaders());
  // JSON only: a form, which the page of any other site can send without being asked, is no way to write.
  adapter.useBodyParser('application/json', false, { bodyLimit: BODY_LIMIT });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: new NestLog(),
    abortOnError: false,
    bodyParser: false,
  });
  await app.register(fastifyCookie as never);
  await app.register(fastifyMultipart as never, { limits: { fileSize: UPLOAD_LIMIT, files: 1, fields: 20 } });
  return app;
}
