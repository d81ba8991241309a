import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Put, Req } from '@nestjs/common';
import { ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import {
  ArchiveContractInput,
  ContractSeriesInput,
  ContractSeriesPatch,
  ContractSettingsInput,
  type Actor,
} from '@keyline/model';
import { Allow, CurrentActor, Id } from '@keyline/platform';
import { ContractFiles } from './contract-files.service.js';
import { ContractSeries } from './contract-series.js';
import { ContractSettingsService } from './contract-settings.service.js';

@ApiTags('contracts')
@Controller('api/contracts/:id')
export class ContractFilesController {
  constructor(private readonly files: ContractFiles) {}

  /** The files, newest first, and the check-list of what belongs to the contract by now. */
  @Get('files')
  @Allow('contract:read')
  list(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.files.list(actor, id);
  }

  @Get('files/:fileId')
  @Allow('contract:read')
  open(@CurrentActor() actor: Actor, @Id() id: string, @Id('fileId') fileId: string) {
    return this.files.open(actor, id, fileId);
  }

  /** Takes a file of at most 25 MB (form fields: file, kind). */
  @Post('files')
  @ApiConsumes('multipart/form-data')
  @Allow('contract-file:write')
  attach(@CurrentActor() actor: Actor, @Id() id: string, @Req() request: FastifyRequest) {
    return this.files.attach(actor, id, request);
  }

  @Delete('files/:fileId')
  @Allow('contract-file:write')
  remove(@CurrentActor() actor: Actor, @Id() id: string, @Id('fileId') fileId: string) {
    return this.files.remove(actor, id, fileId);
  }

  @Post('archive')
  @HttpCode(200)
  @Allow('contract:write')
  archive(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: ArchiveContractInput }) input: ArchiveContractInput) {
    return this.files.archive(actor, id, input);
  }
}

/** How contracts are numbered. */
@ApiTags('contract-series')
@Controller('api/contract-series')
export class ContractSeriesController {
  constructor(private readonly series: ContractSeries) {}

  @Get()
  @Allow('contract:read')
  list() {
    return this.series.list();
  }

  @Post()
  @Allow('contract-setting:write')
  create(@CurrentActor() actor: Actor, @Body({ schema: ContractSeriesInput }) input: ContractSeriesInput) {
    return this.series.create(actor, input);
  }

  @Patch(':id')
  @Allow('contract-setting:write')
  edit(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: ContractSeriesPatch }) input: ContractSeriesPatch) {
    return this.series.edit(actor, id, input);
  }
}

@ApiTags('contract-settings')
@Controller('api/contract-settings')
export class ContractSettingsController {
  constructor(private readonly settings: ContractSettingsService) {}

  @Get()
  @Allow('contract:read')
  get() {
    return this.settings.get();
  }

  @Put()
  @Allow('contract-setting:write')
  set(@CurrentActor() actor: Actor, @Body({ schema: ContractSettingsInput }) input: ContractSettingsInput) {
    return this.settings.set(actor, input);
  }
}
