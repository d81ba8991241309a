import { Module } from '@nestjs/common';
import { MeasuresModule } from '@keyline/measures';
import { explainConstraints } from '@keyline/platform';
import { TargetsController } from './targets.controller.js';
import { TargetsService } from './targets.service.js';

explainConstraints({
  target_once: { code: 'record.duplicate', field: 'measure', text: 'field.taken' },
});

/** What people are to reach in a week or a month. */
@Module({ imports: [MeasuresModule], controllers: [TargetsController], providers: [TargetsService] })
export class TargetsModule {}
