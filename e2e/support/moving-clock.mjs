import { Clock } from '@keyline/platform';

/** A clock that runs like any other but can be set: the story begins on a Wednesday whatever today is. */
export class MovingClock extends Clock {
  #offset;

  constructor(start, timeZone = 'Asia/Shanghai') {
    super();
    this.timeZone = timeZone;
    this.moveTo(start);
  }
  moveTo(instant) {
    this.#offset = new Date(instant).getTime() - Date.now();
  }
  now() {
    return new Date(Date.now() + this.#offset);
  }
}
