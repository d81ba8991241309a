import { Module } from '@nestjs/common';
import { AccountsModule } from '@keyline/accounts';
import { ContractsModule } from '@keyline/contracts';
import { TasksModule } from '@keyline/tasks';
import { CollectionController, PromisesController } from './collection.controller.js';
import { CollectionJobs } from './collection.jobs.js';
import { DebtReferences } from './debt-references.js';
import { DunningLetters } from './dunning-letters.js';
import { DunningLevelsService } from './dunning-levels.service.js';
import { DunningSteps } from './dunning-steps.js';
import { DunningsService } from './dunnings.service.js';
import { PromisesService } from './promises.service.js';

/** 催收: who is chased by whom from when, what was said, and what was promised. */
@Module({
  imports: [AccountsModule, ContractsModule, TasksModule],
  controllers: [CollectionController, PromisesController],
  providers: [
    CollectionJobs,
    DebtReferences,
    DunningLetters,
    DunningLevelsService,
    DunningSteps,
    DunningsService,
    PromisesService,
  ],
})
export class CollectionModule {}
