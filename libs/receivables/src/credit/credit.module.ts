import { Module } from '@nestjs/common';
import { AccountsModule } from '@keyline/accounts';
import { ApprovalsModule } from '@keyline/approvals';
import { ContractsModule } from '@keyline/contracts';
import { explainConstraints } from '@keyline/platform';
import { CreditGate } from './credit-gate.js';
import { CreditReleaseSubject } from './credit-release.subject.js';
import { CreditReleases } from './credit-releases.service.js';
import { CreditController } from './credit.controller.js';
import { CreditService } from './credit.service.js';

explainConstraints({
  credit_release_term: { code: 'rule.refused', field: 'expiresOn', text: 'field.date-order' },
});

/** How much a customer may owe, and what is held when it owes more. */
@Module({
  imports: [AccountsModule, ApprovalsModule, ContractsModule],
  controllers: [CreditController],
  providers: [CreditService, CreditGate, CreditReleases, CreditReleaseSubject],
  exports: [CreditService],
})
export class CreditModule {}
