import { addDays, fromCents, periodContaining } from '@keyline/model';
import { isWorkday, dateOf, dayOf, type Day, timestamp } from './days.js';
import type { Rng } from './random.js';
import type { Row } from './rows.js';
import type { Setting } from './setting.js';
import type { Person } from './story.js';

/** What an average rep is to sign in a year, and how it spreads over the months: a slow first quarter, a hectic last one. */
const YEAR_QUOTA = 2_900_000;
const SEASON = [0.055, 0.04, 0.085, 0.075, 0.08, 0.095, 0.075, 0.08, 0.1, 0.085, 0.105, 0.125];

/** The monthly and weekly targets of a rep for this year, and for last year where wanted; from the month the person joined. */
export function targetRows(person: Person, accounts: number, setting: Setting, rng: Rng): Row<'target'>[] {
  const rows: Row<'target'>[] = [];
  const thisYear = Number(dateOf(setting.today).slice(0, 4));
  const ambition = person.energy * rng.between(0.85, 1.15) * Math.min(1.5, Math.max(0.5, accounts / 11.5));
  for (const year of setting.size.lastYearTargets ? [thisYear - 1, thisYear] : [thisYear]) {
    const quota = Math.round((YEAR_QUOTA * ambition * (year === thisYear ? 1.12 : 1)) / 50_000) * 50_000;
    const madeOn = dayOf(`${year - 1}-12-20`);
    for (let month = 0; month < 12; month++) {
      const { code, start, end } = periodContaining('monthly', `${year}-${String(month + 1).padStart(2, '0')}-01`);
      add('monthly', code, dayOf(start), dayOf(end), month, quota, madeOn);
    }
    // A week belongs to the year of its Thursday, like the report on it.
    for (
      let week = periodContaining('weekly', `${year}-01-04`);
      Number(week.code.slice(0, 4)) === year;
      week = periodContaining('weekly', addDays(week.end, 1))
    ) {
      add('weekly', week.code, dayOf(week.start), dayOf(week.end), Number(week.start.slice(5, 7)) - 1, quota, madeOn);
    }
  }
  return rows;

  function add(kind: 'monthly' | 'weekly', period: string, from: Day, to: Day, month: number, quota: number, madeOn: Day): void {
    if (to < person.hiredOn || (person.leftOn !== null && from > person.leftOn)) return;
    let days = 0;
    for (let day = from; day <= to; day++) if (isWorkday(day)) days++;
    const money = kind === 'monthly' ? quota * (SEASON[month] ?? 0.08) : (quota * (SEASON[month] ?? 0.08) * days) / 21;
    const visitsAWeek = ((setting.size.visitsPerWeek[0] + setting.size.visitsPerWeek[1]) / 2) * 1.02;
    const values: readonly (readonly [string, number])[] = [
      ['contract_amount', Math.round(money / 10_000) * 10_000],
      ['payments_received', Math.round((money * 0.92) / 10_000) * 10_000],
      ['visits_done', Math.round((visitsAWeek * days) / 5)],
      ['new_accounts', kind === 'monthly' ? Number(month % 3 === 2) : 0],
    ];
    const made = timestamp(setting.clock.at(Math.max(madeOn, person.hiredOn), 900));
    for (const [measure, value] of values) {
      if (value === 0 && kind === 'weekly') continue;
      rows.push({
        id: setting.id(Math.max(madeOn, person.hiredOn), 900, rng),
        person_id: person.id,
        measure,
        kind,
        period,
        value: fromCents(BigInt(value) * 100n),
        created_at: made,
        updated_at: made,
      });
    }
  }
}
