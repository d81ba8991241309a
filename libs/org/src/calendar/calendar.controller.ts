import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CalendarDayInput, CalendarDayReset, CalendarYearQuery, type Actor } from '@keyline/model';
import { Allow, CurrentActor } from '@keyline/platform';
import { WorkCalendars } from './work-calendars.service.js';

@ApiTags('calendar-days')
@Controller('api/calendar-days')
export class CalendarController {
  constructor(private readonly calendars: WorkCalendars) {}

  /** Public holidays, make-up days and the organisation's own exceptions of a year. */
  @Get()
  @Allow('calendar:read')
  year(@Query({ schema: CalendarYearQuery }) query: CalendarYearQuery) {
    return this.calendars.year(query);
  }

  @Post()
  @HttpCode(200)
  @Allow('calendar:write')
  set(@CurrentActor() actor: Actor, @Body({ schema: CalendarDayInput }) input: CalendarDayInput) {
    return this.calendars.set(actor, input);
  }

  @Post('reset')
  @HttpCode(200)
  @Allow('calendar:write')
  reset(@CurrentActor() actor: Actor, @Body({ schema: CalendarDayReset }) input: CalendarDayReset) {
    return this.calendars.reset(actor, input.day);
  }
}
