import { Module } from '@nestjs/common';
import { FigureReader } from './figures.js';
import { MeasuresController } from './measures.controller.js';
import { MeasuresService } from './measures.service.js';

/** The catalogue of measures: one definition for every number about people's work. */
@Module({ controllers: [MeasuresController], providers: [MeasuresService, FigureReader], exports: [FigureReader] })
export class MeasuresModule {}
