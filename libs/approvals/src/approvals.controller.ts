import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApprovalDefinitionInput, ApproveInput, RecallApprovalInput, ReturnApprovalInput, type Actor } from '@keyline/model';
import { Allow, CurrentActor, Id, ListParams, type ListQuery } from '@keyline/platform';
import { ApprovalDecisions } from './approval-decisions.service.js';
import { ApprovalDefinitions } from './approval-definitions.service.js';
import { ApprovalReader } from './approval-reader.js';

@ApiTags('approvals')
@Controller('api/approvals')
export class ApprovalsController {
  constructor(
    private readonly reader: ApprovalReader,
    private readonly decisions: ApprovalDecisions,
  ) {}

  /** The inbox: `filter={"view":"waiting"}`, `asked` or `decided`. */
  @Get()
  @Allow('approval:read')
  list(@CurrentActor() actor: Actor, @ListParams() query: ListQuery) {
    return this.reader.list(actor, query);
  }

  /** What was ever asked about one thing, the latest first. */
  @Get('of/:entity/:id')
  @Allow('approval:read')
  about(@CurrentActor() actor: Actor, @Param('entity') entity: string, @Id() id: string) {
    return this.reader.about(actor, entity, id);
  }

  @Get(':id')
  @Allow('approval:read')
  get(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.reader.get(actor, id);
  }

  @Post(':id/approve')
  @HttpCode(200)
  @Allow('approval:decide')
  approve(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: ApproveInput }) input: ApproveInput) {
    return this.decisions.approve(actor, id, input);
  }

  @Post(':id/return')
  @HttpCode(200)
  @Allow('approval:decide')
  return(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: ReturnApprovalInput }) input: ReturnApprovalInput) {
    return this.decisions.return(actor, id, input);
  }

  @Post(':id/recall')
  @HttpCode(200)
  @Allow('approval:read')
  recall(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: RecallApprovalInput }) input: RecallApprovalInput) {
    return this.decisions.recall(actor, id, input);
  }

  @Post(':id/remind')
  @HttpCode(200)
  @Allow('approval:read')
  remind(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.decisions.remind(actor, id);
  }
}

@ApiTags('approvals')
@Controller('api/approval-definitions')
export class ApprovalDefinitionsController {
  constructor(private readonly definitions: ApprovalDefinitions) {}

  @Get()
  @Allow('approval-definition:read')
  list(@CurrentActor() actor: Actor, @ListParams() query: ListQuery) {
    return this.definitions.list(actor, query);
  }

  @Get(':id')
  @Allow('approval-definition:read')
  get(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.definitions.get(actor, id);
  }

  @Put(':id')
  @Allow('approval-definition:write')
  replace(
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Body({ schema: ApprovalDefinitionInput }) input: ApprovalDefinitionInput,
  ) {
    return this.definitions.replace(actor, id, input);
  }
}
