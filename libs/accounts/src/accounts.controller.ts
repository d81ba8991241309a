import { Body, Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AccountInput, AccountPatch, ContactInput, ContactPatch, ReassignInput, ShareInput, type Actor } from '@keyline/model';
import { Allow, CurrentActor, Id, ListParams, type ListQuery } from '@keyline/platform';
import { AccountsService } from './accounts.service.js';
import { ContactsService } from './contacts.service.js';

@ApiTags('accounts')
@Controller('api/accounts')
export class AccountsController {
  constructor(private readonly accounts: AccountsService) {}

  @Get()
  @Allow('account:read')
  list(@CurrentActor() actor: Actor, @ListParams() query: ListQuery) {
    return this.accounts.list(actor, query);
  }

  @Get(':id')
  @Allow('account:read')
  get(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.accounts.get(actor, id);
  }

  /** Everything that happened at the account, newest first. */
  @Get(':id/timeline')
  @Allow('account:read')
  timeline(@CurrentActor() actor: Actor, @Id() id: string, @ListParams() query: ListQuery) {
    return this.accounts.timeline(actor, id, query);
  }

  @Post()
  @Allow('account:create')
  create(@CurrentActor() actor: Actor, @Body({ schema: AccountInput }) input: AccountInput) {
    return this.accounts.create(actor, input);
  }

  @Patch(':id')
  @Allow('account:edit')
  edit(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: AccountPatch }) input: AccountPatch) {
    return this.accounts.edit(actor, id, input);
  }

  /** Hands the account to another person, or to the pool. */
  @Post(':id/reassign')
  @HttpCode(200)
  @Allow('account:reassign')
  reassign(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: ReassignInput }) input: ReassignInput) {
    return this.accounts.reassign(actor, id, input);
  }

  /** Lets a colleague see the account. */
  @Post(':id/share')
  @HttpCode(200)
  @Allow('account:share')
  share(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: ShareInput }) input: ShareInput) {
    return this.accounts.share(actor, id, input);
  }
}

@ApiTags('contacts')
@Controller('api/contacts')
export class ContactsController {
  constructor(private readonly contacts: ContactsService) {}

  @Get()
  @Allow('contact:read')
  list(@CurrentActor() actor: Actor, @ListParams() query: ListQuery) {
    return this.contacts.list(actor, query);
  }

  @Get(':id')
  @Allow('contact:read')
  get(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.contacts.get(actor, id);
  }

  @Post()
  @Allow('contact:write')
  create(@CurrentActor() actor: Actor, @Body({ schema: ContactInput }) input: ContactInput) {
    return this.contacts.create(actor, input);
  }

  @Patch(':id')
  @Allow('contact:write')
  edit(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: ContactPatch }) input: ContactPatch) {
    return this.contacts.edit(actor, id, input);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('contact:write')
  async remove(@CurrentActor() actor: Actor, @Id() id: string) {
    await this.contacts.remove(actor, id);
  }
}
