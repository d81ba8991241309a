import { dayOf, type Day, WallClock } from './days.js';
import { idAt } from './ids.js';
import { Rng } from './random.js';
import { type CompanySize, sizeOf } from './size.js';

/** What to make. The same request always gives the same rows. */
export interface CompanyRequest {
  /** The day that the company's present is on, `YYYY-MM-DD` in its own time zone. */
  readonly today: string;
  readonly timeZone: string;
  readonly seed?: number;
  /** 1 is the demo company of about 60 people; `size` overrules it. */
  readonly factor?: number;
  readonly size?: CompanySize;
}

/** What every part of the generator needs to know. */
export class Setting {
  readonly today: Day;
  /** The first day of the two years that are told. */
  readonly start: Day;
  readonly clock: WallClock;
  readonly size: CompanySize;
  readonly timeZone: string;
  private readonly root: Rng;

  constructor(request: CompanyRequest) {
    this.today = dayOf(request.today);
    this.start = this.today - 730;
    this.timeZone = request.timeZone;
    this.clock = new WallClock(request.timeZone);
    this.size = request.size ?? sizeOf(request.factor ?? 1);
    this.root = new Rng(`keyline/${request.seed ?? 1}`);
  }

  /** A stream of chance for one purpose. */
  chance(purpose: string): Rng {
    return this.root.fork(purpose);
  }

  /** An id for a row that came about on the day at the minute. */
  id(day: Day, minute: number, rng: Rng): string {
    return idAt(this.clock.at(day, minute) + rng.int(0, 59_999), rng);
  }
}
