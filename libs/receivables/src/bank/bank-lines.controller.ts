import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { BookBankLineInput, IgnoreBankLineInput, type Actor } from '@keyline/model';
import { Allow, CurrentActor, Id, ListParams, type ListQuery } from '@keyline/platform';
import { BankLinesService } from './bank-lines.service.js';

@ApiTags('bank-lines')
@Controller('api/bank-lines')
export class BankLinesController {
  constructor(private readonly lines: BankLinesService) {}

  @Get()
  @Allow('bank-line:match')
  list(@CurrentActor() actor: Actor, @ListParams() query: ListQuery) {
    return this.lines.list(actor, query);
  }

  /** One line with what it may settle, and why. */
  @Get(':id')
  @Allow('bank-line:match')
  get(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.lines.get(actor, id);
  }

  /** Books every line that has one reading only. */
  @Post('book-sure')
  @HttpCode(200)
  @Allow('payment:book')
  bookSure(@CurrentActor() actor: Actor) {
    return this.lines.bookSure(actor);
  }

  @Post(':id/book')
  @HttpCode(200)
  @Allow('payment:book')
  book(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: BookBankLineInput }) input: BookBankLineInput) {
    return this.lines.book(actor, id, input);
  }

  @Post(':id/ignore')
  @HttpCode(200)
  @Allow('bank-line:match')
  ignore(@CurrentActor() actor: Actor, @Id() id: string, @Body({ schema: IgnoreBankLineInput }) input: IgnoreBankLineInput) {
    return this.lines.ignore(actor, id, input);
  }

  @Post(':id/reopen')
  @HttpCode(200)
  @Allow('bank-line:match')
  reopen(@CurrentActor() actor: Actor, @Id() id: string) {
    return this.lines.reopen(actor, id);
  }
}
