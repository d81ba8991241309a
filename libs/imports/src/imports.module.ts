import { Module } from '@nestjs/common';
import { ImportRunner } from './import-runner.js';
import { ImportsController } from './imports.controller.js';
import { ImportJobs } from './imports.jobs.js';
import { ImportsService } from './imports.service.js';

/** Files in: accounts, people, products and opportunities from CSV, tried before they are written, safe to repeat. */
@Module({
  controllers: [ImportsController],
  providers: [ImportsService, ImportRunner, ImportJobs],
  exports: [ImportsService, ImportRunner],
})
export class ImportsModule {}
