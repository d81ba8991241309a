import { Module } from '@nestjs/common';
import { AccountsModule } from '@keyline/accounts';
import { explainConstraints } from '@keyline/platform';
import { AccountOwnerListener } from './account-owner.listener.js';
import { OpportunitiesController, ProductsController } from './opportunities.controller.js';
import { OpportunitiesService } from './opportunities.service.js';
import { ProductsService } from './products.service.js';

explainConstraints({
  product_code_unique: { code: 'record.duplicate', field: 'code', text: 'field.taken' },
  opportunity_closed_after_opened: { code: 'rule.refused', field: 'closedOn', text: 'field.date-order' },
});

/** What is sold, and the deals about it. */
@Module({
  imports: [AccountsModule],
  controllers: [OpportunitiesController, ProductsController],
  providers: [OpportunitiesService, ProductsService, AccountOwnerListener],
  exports: [OpportunitiesService, ProductsService],
})
export class OpportunitiesModule {}
