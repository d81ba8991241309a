import { Module } from '@nestjs/common';
import { NoticeMail } from './notice-mail.js';
import { NoticeMailJobs } from './notice-mail.jobs.js';
import { NoticeStreams } from './notice-streams.js';
import { Notices } from './notices.js';
import { NoticesService } from './notices.service.js';
import { NotificationsController, TasksController } from './tasks.controller.js';
import { TasksService } from './tasks.service.js';
import { Tasks } from './tasks.js';

/** What people are asked to do, and what they are told. */
@Module({
  controllers: [TasksController, NotificationsController],
  providers: [Notices, Tasks, NoticesService, TasksService, NoticeStreams, NoticeMail, NoticeMailJobs],
  exports: [Notices, Tasks],
})
export class TasksModule {}
