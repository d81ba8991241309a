import type { ForecastDraft } from '@keyline/model';
import { beat, type Scene } from './beat.js';
import type { Moment, Stage } from './stage.js';

/** Whoever is asked last leaves it open this week: somebody has to be reminded. */
const SILENT = 1;

/** Everybody below the director says what will come of the quarter, as the deals have it. */
async function say(stage: Stage, silent: number): Promise<void> {
  const director = await stage.as('director');
  const people = await director.list<{ id: string; roles: string[] }>(
    'users',
    { reachedBy: director.id, leftOn_null: true },
    100,
    ['name', 'ASC'],
  );
  const sellers = people.filter(({ roles }) => roles.includes('rep'));
  for (const { id } of sellers.slice(0, sellers.length - silent)) {
    const seller = await stage.asPerson(id);
    const { proposed } = await seller.get<ForecastDraft>('/api/forecasts/mine');
    const { commit, best, pipeline } = proposed;
    await seller.put('/api/forecasts/mine', { commit, best, pipeline });
  }
}

const week = (when: Moment, silent: number) =>
  beat(when, 'the sellers say what will come of the quarter', (stage) => say(stage, silent));

/** The forecasts of the last weeks, the week before frozen at its end; this week somebody has not said a word yet. */
export const forecasts: Scene = () => [week([10, '16:50'], 0), week([5, '16:45'], 0), week([0, '08:05'], SILENT)];
