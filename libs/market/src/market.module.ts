import { Module } from '@nestjs/common';
import { AccountsModule } from '@keyline/accounts';
import { OpportunitiesModule } from '@keyline/opportunities';
import { explainConstraints } from '@keyline/platform';
import { CompetitorsService } from './competitors.service.js';
import { MarketNotesService, MarketReferences } from './market-notes.service.js';
import { CompetitorsController, MarketNotesController } from './market.controller.js';

explainConstraints({ competitor_name: { code: 'record.duplicate', field: 'name', text: 'field.taken' } });

/** Competitors and what was seen of them. */
@Module({
  imports: [AccountsModule, OpportunitiesModule],
  controllers: [CompetitorsController, MarketNotesController],
  providers: [CompetitorsService, MarketReferences, MarketNotesService],
})
export class MarketModule {}
