import { Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '@keyline/model';
import { Allow } from '../http/allow.js';
import { CurrentActor, ListParams } from '../http/params.js';
import type { ListQuery } from '../lists/list-query.js';
import { JobsView } from './jobs-view.js';

@ApiTags('jobs')
@Controller('api/jobs')
export class JobsController {
  constructor(private readonly jobs: JobsView) {}

  /** Jobs by state (`filter={"state":"failed"}`): waiting, active, delayed, completed, failed (the dead letters). */
  @Get()
  @Allow('job:read')
  list(@ListParams() query: ListQuery) {
    return this.jobs.list(query);
  }

  /** How many jobs are in which state, and when each schedule runs next. */
  @Get('overview')
  @Allow('job:read')
  overview() {
    return this.jobs.overview();
  }

  @Get(':id')
  @Allow('job:read')
  get(@Param('id') id: string) {
    return this.jobs.get(id);
  }

  /** Tries a dead job again. */
  @Post(':id/retry')
  @HttpCode(200)
  @Allow('job:manage')
  retry(@CurrentActor() actor: Actor, @Param('id') id: string) {
    return this.jobs.retry(actor, id);
  }

  /** Forgets a job that is not running. */
  @Delete(':id')
  @HttpCode(204)
  @Allow('job:manage')
  async remove(@CurrentActor() actor: Actor, @Param('id') id: string) {
    await this.jobs.remove(actor, id);
  }
}
