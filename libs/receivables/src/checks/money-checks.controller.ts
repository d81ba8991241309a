import { Controller, Get, HttpCode, Param, Post, type OnModuleInit } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Invariants } from '@keyline/platform';
import { MONEY_CHECKS } from './money-checks.queries.js';

/** Is every cent where it should be? One request per check, so that a page shows them turn green one after the other. */
@ApiTags('money-checks')
@Controller('api/money-checks')
export class MoneyChecksController implements OnModuleInit {
  constructor(private readonly invariants: Invariants) {}

  onModuleInit(): void {
    this.invariants.register(MONEY_CHECKS);
  }

  @Get()
  @Allow('money-check:read')
  list() {
    return this.invariants.list();
  }

  /** Runs one check on the live data; it changes nothing. */
  @Post(':code/run')
  @HttpCode(200)
  @Allow('money-check:read')
  run(@Param('code') code: string) {
    return this.invariants.check(code);
  }
}
