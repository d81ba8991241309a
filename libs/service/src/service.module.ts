import { Module } from '@nestjs/common';
import { AccountsModule } from '@keyline/accounts';
import { ComplaintsController } from './complaints.controller.js';
import { ComplaintsService } from './complaints.service.js';

/** What customers complain about, and what became of it. */
@Module({
  imports: [AccountsModule],
  controllers: [ComplaintsController],
  providers: [ComplaintsService],
  exports: [ComplaintsService],
})
export class ServiceModule {}
