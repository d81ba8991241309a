import { Module } from '@nestjs/common';
import { ForecastModule } from '@keyline/forecast';
import { MeasuresModule } from '@keyline/measures';
import { explainConstraints } from '@keyline/platform';
import { ReceivablesModule } from '@keyline/receivables';
import { ReportsModule } from '@keyline/reports';
import { ChannelsService } from './channels.service.js';
import { DeliveriesService } from './deliveries.service.js';
import {
  ChannelsController,
  DeliverController,
  DeliveriesController,
  DeliverSubjectsController,
  SchedulesController,
} from './delivery.controller.js';
import { DeliveryJobs, DeliverySweep } from './delivery.jobs.js';
import { DueDeliveries } from './due-deliveries.js';
import { MailNotifier } from './mail-notifier.js';
import { NOTIFIERS, type Notifier } from './notifier.js';
import { PapersController, TablePapersController } from './papers/papers.controller.js';
import { Papers } from './papers/papers.service.js';
import { ReportPapers } from './papers/report-papers.js';
import { TablePapers } from './papers/table-papers.js';
import { DingtalkNotifier, FeishuNotifier, WecomNotifier } from './robots/robots.js';
import { SchedulesService } from './schedules.service.js';
import { Sender } from './sender.js';

explainConstraints({
  delivery_channel_name: { code: 'delivery-channel.name-taken', field: 'name', text: 'field.taken' },
});

/** Every way out of the house. */
const WAYS_OUT = [MailNotifier, WecomNotifier, DingtalkNotifier, FeishuNotifier];

/** Reports as files, by mail and by robot: at once or on a schedule, each once, with a log. */
@Module({
  imports: [ForecastModule, MeasuresModule, ReceivablesModule, ReportsModule],
  controllers: [
    PapersController,
    TablePapersController,
    DeliverController,
    DeliverSubjectsController,
    ChannelsController,
    SchedulesController,
    DeliveriesController,
  ],
  providers: [
    Papers,
    ReportPapers,
    TablePapers,
    ...WAYS_OUT,
    { provide: NOTIFIERS, inject: WAYS_OUT, useFactory: (...notifiers: Notifier[]) => notifiers },
    ChannelsService,
    SchedulesService,
    DeliveriesService,
    DueDeliveries,
    Sender,
    DeliverySweep,
    DeliveryJobs,
  ],
})
export class DeliveryModule {}
