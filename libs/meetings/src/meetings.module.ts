import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { ForecastModule } from '@keyline/forecast';
import { MeasuresModule } from '@keyline/measures';
import { defineJob, explainConstraints, JobHandlers, log } from '@keyline/platform';
import { ReportsModule } from '@keyline/reports';
import { TasksModule } from '@keyline/tasks';
import { Agenda } from './agenda.js';
import { AgendaMeasures } from './agenda-measures.js';
import { MeetingAgenda } from './meeting-agenda.js';
import { MeetingDecisions } from './meeting-decisions.service.js';
import { MeetingItems } from './meeting-items.service.js';
import { MeetingReader } from './meeting-reader.js';
import { MeetingRoom } from './meeting-room.js';
import { MeetingRhythmsController, MeetingsController } from './meetings.controller.js';
import { MeetingsService } from './meetings.service.js';
import { Minutes } from './minutes.service.js';
import { MeetingRhythms } from './rhythm.service.js';

explainConstraints({
  meeting_once: { code: 'meeting.taken', field: 'heldOn', text: 'meeting.taken' },
  meeting_is_held: { code: 'meeting.held' },
});

const PREPARE = defineJob('meetings.prepare', z.object({}));

/** Half past seven: before anybody meets, after the night's reports and checks. */
@Injectable()
class MeetingJobs implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly rhythms: MeetingRhythms,
  ) {}

  onModuleInit(): void {
    this.handlers.handle(PREPARE, async () => {
      const made = await this.rhythms.prepareToday();
      log.info({ made }, 'agendas of today');
    });
    this.handlers.schedule({ job: PREPARE, pattern: '30 7 * * *', payload: {} });
  }
}

/** The meetings of teams: agenda from the records, minutes, decisions that become tasks. */
@Module({
  imports: [ForecastModule, MeasuresModule, ReportsModule, TasksModule],
  controllers: [MeetingsController, MeetingRhythmsController],
  providers: [
    Agenda,
    AgendaMeasures,
    MeetingAgenda,
    MeetingReader,
    MeetingRoom,
    MeetingsService,
    MeetingItems,
    MeetingDecisions,
    MeetingRhythms,
    Minutes,
    MeetingJobs,
  ],
})
export class MeetingsModule {}
