import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type FixedClock, log } from '@keyline/platform';
import { away } from './away.js';
import { appraisals } from './appraisals.js';
import { badDebtScenes } from './bad-debt.js';
import { bankScenes } from './bank.js';
import type { Beat, Scene } from './beat.js';
import { changeScenes } from './changes.js';
import { collectionScenes } from './collection.js';
import { creditScenes } from './credit.js';
import { forecasts } from './forecasts.js';
import { readUp } from './habits.js';
import { meetingScenes } from './meetings.js';
import { nextYear } from './next-year.js';
import { reviewScenes } from './reviews.js';
import { type Moment, Stage } from './stage.js';

const SCENES: readonly Scene[] = [
  away,
  ...reviewScenes,
  ...changeScenes,
  ...creditScenes,
  ...bankScenes,
  ...collectionScenes,
  ...badDebtScenes,
  ...meetingScenes,
  forecasts,
  nextYear,
  readUp,
];
/** What is judged by reports that were handed in: played when those of the past are there. */
const AFTER_REPORTS: readonly Scene[] = [appraisals];

/** What was played; `failed` names what could not be, and why. */
export interface Played {
  readonly beats: number;
  readonly failed: readonly string[];
}

const earlier = ([agoA, timeA]: Moment, [agoB, timeB]: Moment): number => agoB - agoA || timeA.localeCompare(timeB);

/**
 * What the demo company has been doing with money lately, played through the product itself on its own clock: reviews, changes, promises,
 * holds, write-offs, with all the tasks and notices that follow. `app` is composed with `clock`, which is left where it was. What cannot
 * be played is left out and named: a demo without one scene is better than none.
 */
export async function playScenes(app: NestFastifyApplication, clock: FixedClock, { afterReports = false } = {}): Promise<Played> {
  const stage = new Stage(app, clock);
  // What jobs say every night is no news a hundred nights later.
  const level = log.level;
  log.level = 'warn';
  const beats: Beat[] = (afterReports ? AFTER_REPORTS : SCENES)
    .flatMap((scene) => scene())
    .sort((a, b) => earlier(a.when, b.when));
  const failed: string[] = [];
  for (const { when, what, play } of beats) {
    stage.goTo(when);
    try {
      await play(stage);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      failed.push(`${what}: ${why}`);
      // An Error has no fields of its own to be logged: as `err` the logger writes its message and stack.
      log.warn({ err: error, what, why }, 'a scene of the demo company could not be played');
    }
  }
  await stage.leave();
  log.level = level;
  return { beats: beats.length, failed };
}
