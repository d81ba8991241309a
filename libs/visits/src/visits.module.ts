import { Module, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { AccountsModule } from '@keyline/accounts';
import { id } from '@keyline/model';
import { EventSubscriptions, explainConstraints } from '@keyline/platform';
import { VisitPlansService } from './visit-plans.service.js';
import { VisitFiles } from './visit-files.service.js';
import { VisitFilesController, VisitPlansController, VisitsController } from './visits.controller.js';
import { VisitsService } from './visits.service.js';

explainConstraints({
  visit_next_step_dated: { code: 'visit.contradiction', field: 'nextStep', text: 'field.next-step-needed' },
  visit_checked_out_after_in: { code: 'visit.contradiction', field: 'checkOutAt', text: 'field.date-order' },
  visit_place_has_both: { code: 'visit.contradiction', field: 'checkInLng', text: 'field.required' },
});

const AccountReassigned = z.object({ accountId: id, fromPersonId: id.nullable() });

const VisitRemoved = z.object({ entityId: id });

/** What was planned and what happened at the customer's. */
@Module({
  imports: [AccountsModule],
  controllers: [VisitsController, VisitFilesController, VisitPlansController],
  providers: [VisitsService, VisitFiles, VisitPlansService],
  exports: [VisitsService, VisitPlansService],
})
export class VisitsModule implements OnModuleInit {
  constructor(
    private readonly subscriptions: EventSubscriptions,
    private readonly plans: VisitPlansService,
    private readonly files: VisitFiles,
  ) {}

  onModuleInit(): void {
    this.subscriptions.on('visit.removed', 'visits.files-go-along', ({ payload }) =>
      this.files.forget(VisitRemoved.parse(payload).entityId),
    );
    this.subscriptions.on('account.reassigned', 'visits.plans-follow-owner', async ({ payload }) => {
      const { accountId, fromPersonId } = AccountReassigned.parse(payload);
      if (fromPersonId) await this.plans.followOwner(accountId, fromPersonId);
    });
  }
}
