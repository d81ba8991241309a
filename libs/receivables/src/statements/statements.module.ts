import { Module } from '@nestjs/common';
import { AccountsModule } from '@keyline/accounts';
import { StatementRunsService } from './statement-runs.service.js';
import { StatementJobs, StatementSender } from './statement-sender.js';
import { StatementRunsController, StatementsController } from './statements.controller.js';
import { StatementsService } from './statements.service.js';

/** Statements of account: one by hand, many by mail. */
@Module({
  imports: [AccountsModule],
  controllers: [StatementsController, StatementRunsController],
  providers: [StatementsService, StatementRunsService, StatementSender, StatementJobs],
})
export class StatementsModule {}
