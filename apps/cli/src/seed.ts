import type { INestApplicationContext } from '@nestjs/common';
import pg from 'pg';
import { keylineModule } from '@keyline/composition';
import { playScenes, reportStory, seedDemoCompany } from '@keyline/demo';
import { DEMO_PASSWORD, DEMO_SIGN_INS, periodContaining, previousPeriod, type Period, type PeriodKind } from '@keyline/model';
import { createHttpApp, FixedClock, SystemClock, type Clock, type Config } from '@keyline/platform';
import { ReportHistory } from '@keyline/reports';
import { say } from './with-product.js';

const PAST_WEEKS = 10;
const PAST_MONTHS = 3;
const PAST: readonly [PeriodKind, number][] = [
  ['weekly', PAST_WEEKS],
  ['monthly', PAST_MONTHS],
];

async function query<Row>(databaseUrl: string, text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query(text, values)).rows as Row[];
  } finally {
    await client.end();
  }
}

/** Nobody is there yet. */
export const isEmpty = async (databaseUrl: string) => (await query(databaseUrl, 'select 1 from person limit 1')).length === 0;

/** The last closed periods, the one that ended first first. */
function closedPeriods(clock: Clock): Period[] {
  const closed = PAST.flatMap(([kind, count]) => {
    const periods: Period[] = [];
    let period = periodContaining(kind, clock.today());
    while (periods.length < count) periods.push((period = previousPeriod(period)));
    return periods;
  });
  return closed.sort((one, other) => (one.end < other.end ? -1 : 1));
}

/**
 * The reports that the company has handed in over the last weeks and months - some late, returned or missing. In the order of time:
 * whether the reports that were due in a period were handed in is among the figures of the reports about it.
 */
export async function writePastReports(app: INestApplicationContext, clock: Clock): Promise<number> {
  const history = app.get(ReportHistory);
  let written = 0;
  for (const { kind, code } of closedPeriods(clock))
    written += await history.writeHistory({ kind, period: code, decide: (duty) => reportStory(duty, clock.now()) });
  return written;
}

/** Fills an empty database with the demo company and its past reports. @throws CompanyExistsError when there are people already. */
export async function seedDemo(
  config: Config,
  { onlyIfEmpty, clock = new SystemClock(config.timeZone) }: { onlyIfEmpty: boolean; clock?: Clock },
): Promise<void> {
  if (onlyIfEmpty && !(await isEmpty(config.databaseUrl))) return;
  const started = Date.now();
  say('making the demo company: 60 people, 400 accounts, two years …');
  const rows = await seedDemoCompany(config.databaseUrl, { today: clock.today(), timeZone: config.timeZone });
  say(
    `${[...rows.values()].reduce((sum, count) => sum + count, 0).toLocaleString('en')} records in ${((Date.now() - started) / 1000).toFixed(1)} s`,
  );
  const stopped = new FixedClock(clock.now(), config.timeZone);
  const app = await createHttpApp(keylineModule(config, stopped));
  try {
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    const { beats, failed } = await playScenes(app, stopped);
    say(`${beats - failed.length} events of the last weeks: reviews, changes, promises, money`);
    for (const what of failed) say(`left out: ${what}`);
    say('writing the reports of the past weeks …');
    say(`${await writePastReports(app, stopped)} reports of ${PAST_WEEKS} weeks and ${PAST_MONTHS} months`);
    for (const what of (await playScenes(app, stopped, { afterReports: true })).failed) say(`left out: ${what}`);
  } finally {
    await app.close();
  }
}

/** The demo sign-ins with the people behind them; none where the company is not the demo's. */
export async function demoSignIns(
  databaseUrl: string,
): Promise<{ username: string; name: string; title: string | null; role: string; password: string }[]> {
  const people = await query<{ username: string; name: string; title: string | null }>(
    databaseUrl,
    'select c.username, p.name, p.title from credential c join person p on p.id = c.person_id where exists (select 1 from organisation where demo) and c.username = any ($1)',
    [DEMO_SIGN_INS.map((signIn) => signIn.username)],
  );
  return DEMO_SIGN_INS.flatMap(({ username, role }) => {
    const person = people.find((each) => each.username === username);
    return person ? [{ ...person, role, password: DEMO_PASSWORD }] : [];
  });
}
