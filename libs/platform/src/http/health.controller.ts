import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ApiExcludeEndpoint } from '@nestjs/swagger';
import sql from 'sql-template-tag';
import { Database } from '../database/database.js';
import { Queues } from '../jobs/queues.js';
import { Problem } from '../problem.js';
import { Public } from './allow.js';
import { metrics } from './metrics.js';

@Controller()
export class HealthController {
  constructor(
    private readonly database: Database,
    private readonly queues: Queues,
  ) {}

  /** The process runs. */
  @Get('api/health/live')
  @Public()
  live() {
    return { status: 'ok' };
  }

  /** The process can do its work: database and queue answer. */
  @Get('api/health/ready')
  @Public()
  async ready() {
    try {
      await this.database.rows(sql`select 1`);
      await this.queues.ping();
    } catch (cause) {
      throw new Problem('server.unavailable', { cause });
    }
    return { status: 'ok', database: 'ok', queue: this.queues.backend };
  }

  @Get('metrics')
  @Public()
  @ApiExcludeEndpoint()
  async metrics(@Res() reply: FastifyReply) {
    await reply.header('content-type', metrics.contentType).send(await metrics.metrics());
  }
}
