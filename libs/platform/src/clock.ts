import { todayIn, type LocalDate } from '@keyline/model';

/** The only source of "now". Tests and the demo freeze or move it. */
export abstract class Clock {
  /** The time zone of the organisation, which decides what a day, week and month is - never the server's. */
  abstract readonly timeZone: string;
  abstract now(): Date;
  /** Today, as the organisation's calendar has it. */
  today(): LocalDate {
    return todayIn(this.timeZone, this.now());
  }
}

export class SystemClock extends Clock {
  constructor(readonly timeZone: string) {
    super();
  }
  now(): Date {
    return new Date();
  }
}

/** A clock that stands still until it is moved. */
export class FixedClock extends Clock {
  constructor(
    private instant: Date,
    readonly timeZone = 'Asia/Shanghai',
  ) {
    super();
  }
  now(): Date {
    return new Date(this.instant);
  }
  moveTo(instant: Date | string): void {
    this.instant = new Date(instant);
  }
}
