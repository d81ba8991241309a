import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';

/** OpenAPI at /api/openapi.json, readable at /api/docs; request bodies come from the very schemas that validate them. */
export function documentApi(app: NestFastifyApplication): void {
  const description =
    'Resources speak the simple-rest dialect: `?filter={}&range=[0,24]&sort=["field","ASC"]`, total in `Content-Range`. ' +
    'Money is a decimal string. Errors are problem+json (RFC 9457) with a stable `code`. Writes take `Idempotency-Key`, edits a `version`.';
  const builder = new DocumentBuilder()
    .setTitle('Keyline')
    .setDescription(description)
    .setVersion('1')
    .addBearerAuth()
    .addCookieAuth('keyline_session')
    .build();
  SwaggerModule.setup('api/docs', app, () => SwaggerModule.createDocument(app, builder), {
    jsonDocumentUrl: 'api/openapi.json',
    customSiteTitle: 'Keyline API',
  });
}
