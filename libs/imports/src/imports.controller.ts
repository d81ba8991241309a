import { Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import { ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '@keyline/model';
import { Allow, CurrentActor, Id, ListParams, type ListQuery } from '@keyline/platform';
import { ImportsService } from './imports.service.js';
import { receive } from './upload.js';

@ApiTags('imports')
@Controller('api/imports')
export class ImportsController {
  constructor(private readonly imports: ImportsService) {}

  @Get()
  @Allow('import:run')
  list(@CurrentActor() actor: Actor, @ListParams() query: ListQuery) {
    return this.imports.list(actor, query);
  }

  /** What can be imported, and which headings are known. */
  @Get('kinds')
  @Allow('import:run')
  kinds(@CurrentActor() actor: Actor) {
    return this.imports.kinds(actor);
  }

  @Get(':id')
  @Allow('import:run')
  get(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.imports.get(actor, id);
  }

  /** Takes a CSV file (form fields: file, kind, dryRun, mapping as JSON) and imports it in the background. */
  @Post()
  @HttpCode(202)
  @ApiConsumes('multipart/form-data')
  @Allow('import:run')
  async request(@CurrentActor() actor: Actor, @Req() request: FastifyRequest) {
    return this.imports.request(actor, await receive(request, this.imports.folder));
  }

  /** A first look at a file: encoding, headings and the fields they would give, the first rows. Stores nothing. */
  @Post('preview')
  @HttpCode(200)
  @ApiConsumes('multipart/form-data')
  @Allow('import:run')
  async preview(@CurrentActor() actor: Actor, @Req() request: FastifyRequest) {
    return this.imports.preview(actor, await receive(request, this.imports.folder));
  }

  /** Makes the real import of a finished dry run, with the same file. */
  @Post(':id/start')
  @HttpCode(202)
  @Allow('import:run')
  start(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.imports.start(actor, id);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Allow('import:run')
  cancel(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.imports.cancel(actor, id);
  }
}
