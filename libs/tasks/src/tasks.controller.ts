import { Body, Controller, Get, HttpCode, Patch, Post, Put, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  LOCALES,
  NoticeSettingsInput,
  NoticeStreamQuery,
  ReadNoticesInput,
  TaskInput,
  TaskPatch,
  type Actor,
} from '@keyline/model';
import { Allow, CurrentActor, EventStream, Id, ListParams, type AdmittedRequest, type ListQuery } from '@keyline/platform';
import { NoticeStreams } from './notice-streams.js';
import { NoticesService } from './notices.service.js';
import { TasksService } from './tasks.service.js';

@ApiTags('tasks')
@Controller('api/tasks')
export class TasksController {
  constructor(private readonly tasks: TasksService) {}

  @Get()
  @Allow('task:read')
  list(@CurrentActor() actor: Actor, @ListParams() query: ListQuery) {
    return this.tasks.list(actor, query);
  }

  @Get(':id')
  @Allow('task:read')
  get(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.tasks.get(actor, id);
  }

  @Post()
  @Allow('task:write')
  create(@CurrentActor() actor: Actor, @Body({ schema: TaskInput }) input: TaskInput) {
    return this.tasks.create(actor, input);
  }

  @Patch(':id')
  @Allow('task:write')
  edit(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: TaskPatch }) input: TaskPatch) {
    return this.tasks.edit(actor, id, input);
  }

  @Post(':id/done')
  @HttpCode(200)
  @Allow('task:write')
  done(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.tasks.done(actor, id);
  }

  @Post(':id/reopen')
  @HttpCode(200)
  @Allow('task:write')
  reopen(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.tasks.reopen(actor, id);
  }
}

@ApiTags('notifications')
@Controller('api')
export class NotificationsController {
  constructor(
    private readonly notices: NoticesService,
    private readonly streams: NoticeStreams,
  ) {}

  @Get('notifications')
  @Allow('notice:read')
  list(@CurrentActor() actor: Actor, @ListParams() query: ListQuery) {
    return this.notices.list(actor, query);
  }

  @Get('notifications/unread-count')
  @Allow('notice:read')
  unreadCount(@CurrentActor() actor: Actor) {
    return this.notices.unreadCount(actor.id);
  }

  @Post('notifications/read')
  @HttpCode(200)
  @Allow('notice:read')
  read(@CurrentActor() actor: Actor, @Body({ schema: ReadNoticesInput }) input: ReadNoticesInput) {
    return this.notices.read(actor, input);
  }

  /** Each new notice and the number of unread ones, as they happen (server-sent events `notice` and `unread`). */
  @Get('notifications/stream')
  @Allow('notice:read')
  stream(
    @CurrentActor() actor: Actor,
    @Query({ schema: NoticeStreamQuery }) { locale = LOCALES[0] }: NoticeStreamQuery,
    @Req() request: AdmittedRequest,
    @Res() reply: FastifyReply,
  ) {
    const last = String(request.headers['last-event-id'] ?? '');
    const lastHeard = /^\d{1,18}$/.test(last) ? BigInt(last) : null;
    return this.streams.listen(actor, request.sessionId ?? '', { locale, lastHeard, open: () => EventStream.open(reply) });
  }

  @Get('notification-settings')
  @Allow('notice:read')
  settings(@CurrentActor() actor: Actor) {
    return this.notices.settings(actor);
  }

  @Put('notification-settings')
  @Allow('notice:read')
  changeSettings(@CurrentActor() actor: Actor, @Body({ schema: NoticeSettingsInput }) input: NoticeSettingsInput) {
    return this.notices.changeSettings(actor, input);
  }
}
