import { Global, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { Clock } from './clock.js';
import { CONFIG, type Config } from './config.js';
import { createDataSource, type Entities, type Migrations } from './database/data-source.js';
import { Database } from './database/database.js';
import { Notifications } from './database/notifications.js';
import { FileStore } from './files/file-store.js';
import { Files } from './files/files.js';
import { AuthGuard } from './http/auth.guard.js';
import { HealthController } from './http/health.controller.js';
import { IdempotencyInterceptor } from './http/idempotency.interceptor.js';
import { PageInterceptor } from './http/page.interceptor.js';
import { ProblemFilter } from './http/problem.filter.js';
import { SchemaPipe } from './http/schema.pipe.js';
import { ApiTokensController, AuthController } from './identity/auth.controller.js';
import { Identity } from './identity/identity.js';
import { OwnAccess } from './identity/own-access.js';
import { SignIn } from './identity/sign-in.js';
import { Invariants } from './invariants.js';
import { JobHandlers } from './jobs/job-handlers.js';
import { Jobs } from './jobs/jobs.js';
import { JobsController } from './jobs/jobs.controller.js';
import { JobsView } from './jobs/jobs-view.js';
import { Queues } from './jobs/queues.js';
import { WorkerHost } from './jobs/worker-host.js';
import { AuditController } from './journal/audit.controller.js';
import { EventSubscriptions } from './journal/event-subscriptions.js';
import { Journal } from './journal/journal.js';
import { OutboxRelay } from './journal/outbox-relay.js';
import { Lists } from './lists/lists.js';
import { Mailer } from './mail/mailer.js';
import { Secrets } from './secrets.js';

export interface PlatformParts {
  config: Config;
  clock: Clock;
  entities: Entities;
  migrations: Migrations;
}

const SHARED = [
  Invariants,
  Database,
  Notifications,
  Journal,
  EventSubscriptions,
  OutboxRelay,
  Lists,
  Mailer,
  Secrets,
  FileStore,
  Files,
  Queues,
  Jobs,
  JobsView,
  JobHandlers,
  WorkerHost,
  Identity,
  SignIn,
  OwnAccess,
];

/** The ground floor, one for all capabilities. */
@Global()
@Module({})
export class PlatformModule implements OnApplicationShutdown {
  constructor(private readonly dataSource: DataSource) {}

  static forRoot({ config, clock, entities, migrations }: PlatformParts): DynamicModule {
    return {
      module: PlatformModule,
      controllers: [HealthController, AuthController, ApiTokensController, AuditController, JobsController],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: Clock, useValue: clock },
        {
          provide: DataSource,
          useFactory: () => createDataSource({ url: config.databaseUrl, entities, migrations }).initialize(),
        },
        ...SHARED,
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_GUARD, useClass: AuthGuard },
        { provide: APP_PIPE, useClass: SchemaPipe },
        { provide: APP_INTERCEPTOR, useClass: PageInterceptor },
        { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
      ],
      exports: [CONFIG, Clock, ...SHARED],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }
}
