import type { ForecastDraft, ForecastRecord, ForecastRow } from '@keyline/model';
import { beat, type Scene } from './beat.js';
import type { Player, Stage } from './stage.js';

/** So many weeks of forecasts: over the end of a quarter, so that there is an accuracy to see. */
const WEEKS = 16;
const WORKDAYS = 5;

const scaled = (amount: string, percent: number): string => ((Number(amount) * percent) / 100).toFixed(2);

/** The rep is an optimist, the second one careful; each week a little different. */
async function say(player: Player, week: number, bias: number): Promise<ForecastRecord> {
  const { proposed } = await player.get<ForecastDraft>('/api/forecasts/mine');
  const percent = bias + ((week * 7) % 11) - 5;
  return player.put<ForecastRecord>('/api/forecasts/mine', {
    commit: scaled(proposed.commit, percent),
    best: scaled(proposed.best, percent),
    pipeline: proposed.pipeline,
    ...(week % 4 === 0 && { note: percent > 100 ? '两家客户口头答应月底签' : '预算未批复的单子没有算进来' }),
  });
}

/** What the superior makes of it: of the optimist less. */
async function adjust(supervisor: Player, { id, commit, best, version }: ForecastRow): Promise<void> {
  await supervisor.post(`/api/forecasts/${id}/adjust`, {
    version,
    commit: scaled(commit, 85),
    best: scaled(best, 90),
    reason: '按近两个季度的兑现率打折',
  });
}

/** A Friday: the two say what they expect, every third week the supervisor corrects the optimist. */
async function friday(stage: Stage, week: number): Promise<void> {
  const optimist = await say(await stage.as('rep'), week, 112);
  await say(await stage.as('rep2'), week, 94);
  if (week % 3 === 1) await adjust(await stage.as('supervisor'), optimist);
}

/** Whoever is asked last leaves it open this week: somebody has to be reminded. */
const SILENT = 1;

/** This week the sellers say what will come of the quarter as the deals have it. */
async function thisWeek(stage: Stage): Promise<void> {
  const director = await stage.as('director');
  const below = { reachedBy: director.id, leftOn_null: true };
  const people = await director.list<{ id: string; roles: string[] }>('users', below, 100, ['name', 'ASC']);
  const sellers = people.filter(({ roles }) => roles.includes('rep'));
  for (const { id } of sellers.slice(0, sellers.length - SILENT)) {
    const seller = await stage.asPerson(id);
    const { proposed } = await seller.get<ForecastDraft>('/api/forecasts/mine');
    const { commit, best, pipeline } = proposed;
    await seller.put('/api/forecasts/mine', { commit, best, pipeline });
  }
}

/**
 * Weeks of forecasts, each frozen when it was over: of whoever said nothing the deals' own word. A holiday week is short, so every other
 * working day looks whether a week has ended; twice is the same as once.
 */
export const forecasts: Scene = () => {
  const weeks = Array.from({ length: WEEKS }, (_, index) => WEEKS - index);
  const nights = Array.from({ length: (WEEKS * WORKDAYS) / 2 }, (_, index) => index * 2);
  return [
    ...weeks.map((week) => beat([week * WORKDAYS, '16:20'], `forecasts ${week} weeks ago`, (stage) => friday(stage, week))),
    ...nights.map((ago) =>
      beat([ago, '00:20'], 'the week that has ended is frozen', (stage) => stage.run('forecast.freeze-week')),
    ),
    beat([0, '08:05'], 'the sellers say what will come of the quarter', thisWeek),
  ];
};
