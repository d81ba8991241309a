import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { MeasuresModule } from '@keyline/measures';
import { defineJob, explainConstraints, JobHandlers } from '@keyline/platform';
import { ReportsModule } from '@keyline/reports';
import { TasksModule } from '@keyline/tasks';
import { AppraisalMaker } from './appraisal-maker.js';
import { AppraisalMessages } from './appraisal-messages.js';
import { AppraisalsController, AppraisalTemplatesController } from './appraisals.controller.js';
import { AppraisalsService } from './appraisals.service.js';
import { FrozenFigures } from './frozen-figures.js';
import { JudgingService } from './judging.service.js';
import { TemplatesService } from './templates.service.js';

explainConstraints({
  appraisal_template_role: { code: 'appraisal-template.role-taken', field: 'role', text: 'appraisal-template.role-taken' },
  appraisal_locked: { code: 'appraisal.locked' },
});

const OPEN_MONTH = defineJob('appraisal.open-month', z.object({}));

/** Every night: from the fourth day of the month on the forms of the past one are made, and follow the reports that come late. */
@Injectable()
class AppraisalJobs implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly maker: AppraisalMaker,
  ) {}

  onModuleInit(): void {
    this.handlers.handle(OPEN_MONTH, async () => {
      await this.maker.openMonth();
    });
    this.handlers.schedule({ job: OPEN_MONTH, pattern: '40 1 * * *', payload: {} });
  }
}

/** Monthly appraisals: figures from frozen reports, a superior's judgement, two signatures. */
@Module({
  imports: [MeasuresModule, ReportsModule, TasksModule],
  controllers: [AppraisalsController, AppraisalTemplatesController],
  providers: [
    AppraisalMaker,
    AppraisalMessages,
    AppraisalsService,
    FrozenFigures,
    JudgingService,
    TemplatesService,
    AppraisalJobs,
  ],
})
export class AppraisalModule {}
