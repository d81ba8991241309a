import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DepartmentInput, DepartmentPatch, OrganisationInput, PersonInput, PersonPatch, type Actor } from '@keyline/model';
import { Allow, CurrentActor, Id, ListParams, type ListQuery } from '@keyline/platform';
import { DepartmentsService } from './departments.service.js';
import { OrganisationService } from './organisation.service.js';
import { PeopleService } from './people.service.js';
import { Postings } from './postings.service.js';

@ApiTags('users')
@Controller('api/users')
export class PeopleController {
  constructor(
    private readonly people: PeopleService,
    private readonly postings: Postings,
  ) {}

  @Get()
  @Allow('person:read')
  list(@CurrentActor() actor: Actor, @ListParams() query: ListQuery) {
    return this.people.list(actor, query);
  }

  @Get(':id')
  @Allow('person:read')
  get(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.people.get(actor, id);
  }

  /** Where the person stood in the house, the present place first. */
  @Get(':id/postings')
  @Allow('person:read')
  history(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.postings.history(actor, id);
  }

  @Post()
  @Allow('person:write')
  create(@CurrentActor() actor: Actor, @Body({ schema: PersonInput }) input: PersonInput) {
    return this.people.create(actor, input);
  }

  @Patch(':id')
  @Allow('person:write')
  edit(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: PersonPatch }) input: PersonPatch) {
    return this.people.edit(actor, id, input);
  }
}

@ApiTags('departments')
@Controller('api/departments')
export class DepartmentsController {
  constructor(private readonly departments: DepartmentsService) {}

  @Get()
  @Allow('department:read')
  list(@CurrentActor() actor: Actor, @ListParams() query: ListQuery) {
    return this.departments.list(actor, query);
  }

  @Get(':id')
  @Allow('department:read')
  get(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.departments.get(actor, id);
  }

  @Post()
  @Allow('department:write')
  create(@CurrentActor() actor: Actor, @Body({ schema: DepartmentInput }) input: DepartmentInput) {
    return this.departments.create(actor, input);
  }

  @Patch(':id')
  @Allow('department:write')
  edit(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: DepartmentPatch }) input: DepartmentPatch) {
    return this.departments.edit(actor, id, input);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('department:write')
  async remove(@CurrentActor() actor: Actor, @Id() id: string) {
    await this.departments.remove(actor, id);
  }
}

@ApiTags('organisation')
@Controller('api/organisation')
export class OrganisationController {
  constructor(private readonly organisation: OrganisationService) {}

  @Get()
  @Allow('department:read')
  get(@CurrentActor() actor: Actor) {
    return this.organisation.get(actor);
  }

  @Put()
  @Allow('organisation:write')
  set(@CurrentActor() actor: Actor, @Body({ schema: OrganisationInput }) input: OrganisationInput) {
    return this.organisation.set(actor, input);
  }
}
