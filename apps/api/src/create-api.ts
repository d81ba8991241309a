import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { keylineModule } from '@keyline/composition';
import { createHttpApp, currentLocale, Problem, type Clock, type Config } from '@keyline/platform';
import { documentApi } from './document-api.js';

const WEB = join(dirname(fileURLToPath(import.meta.url)), '../../web/dist');
const YEAR_SECONDS = 31_536_000;

/** The built web app: hashed assets for ever, the page itself asked for anew each time; every address of a screen leads to the page. */
async function serveWebApp(app: NestFastifyApplication): Promise<void> {
  if (!existsSync(join(WEB, 'index.html'))) return;
  await app.register(fastifyStatic as never, {
    root: WEB,
    serve: false,
    cacheControl: false,
    setHeaders: (reply: FastifyReply, path: string) => {
      void reply.header('cache-control', path.includes('/assets/') ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache');
    },
  });
  const page = (request: FastifyRequest, reply: FastifyReply) => {
    if (request.url.startsWith('/api/'))
      return reply
        .status(404)
        .type('application/problem+json')
        .send(new Problem('route.not-found').document(currentLocale(), request.id));
    const path = decodeURI(request.url.split('?')[0] ?? '/');
    return reply.sendFile(/\.\w+$/.test(path) ? path : 'index.html');
  };
  app
    .getHttpAdapter()
    .getInstance()
    .get('/*', page as never);
}

/** The HTTP application: the whole product, its documentation, and the web app in front. */
export async function createApi(config: Config, clock: Clock): Promise<NestFastifyApplication> {
  const app = await createHttpApp(keylineModule(config, clock));
  documentApi(app);
  await serveWebApp(app);
  return app;
}
