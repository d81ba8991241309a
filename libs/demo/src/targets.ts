import { fromCents, monthsIn, targetPeriod, weeklyTargets, weekPartsOf } from '@keyline/model';
import { dateOf, dayOf, isWorkday, officeDays, type Day, timestamp } from './days.js';
import type { Rng } from './random.js';
import type { Row } from './rows.js';
import type { Setting } from './setting.js';
import type { Person } from './story.js';
import { PLANNED, type Revision, type TargetPlans } from './target-plans.js';

/** What an average rep is to sign in a year, and how it spreads over the months: a slow first quarter, a hectic last one. */
const YEAR_QUOTA = 2_900_000;
const SEASON = [0.055, 0.04, 0.085, 0.075, 0.08, 0.095, 0.075, 0.08, 0.1, 0.085, 0.105, 0.125];
/** Of what is to be signed so much is to come in, and by so much a department raises itself. */
const CASH_SHARE = 0.92;
const RAISE = 1.08;

type TargetRow = Row<'target'>;
interface Month {
  readonly code: string;
  /** 0 is January. */
  readonly index: number;
  readonly start: Day;
  readonly end: Day;
  readonly workdays: number;
}
const calendar = new Map<number, readonly Month[]>();

function monthsOfYear(year: number): readonly Month[] {
  const known = calendar.get(year);
  if (known) return known;
  const months = monthsIn(String(year)).map((code, index) => {
    const period = targetPeriod(code);
    const [start, end] = [dayOf(period.start), dayOf(period.end)];
    let workdays = 0;
    for (let day = start; day <= end; day++) if (isWorkday(day)) workdays++;
    return { code, index, start, end, workdays };
  });
  calendar.set(year, months);
  return months;
}

/** The months of the year in which the person was with the company. */
const monthsOf = ({ hiredOn, leftOn }: Person, year: number): Month[] =>
  monthsOfYear(year).filter(({ start, end }) => end >= hiredOn && (leftOn === null || start <= leftOn));

/** The targets of a rep for this year, and for last year where wanted: the months of the department's plans and the weeks that follow from them. */
export function targetRows(person: Person, accounts: number, setting: Setting, rng: Rng, plans: TargetPlans): TargetRow[] {
  const thisYear = Number(dateOf(setting.today).slice(0, 4));
  const ambition = person.energy * rng.between(0.85, 1.15) * Math.min(1.5, Math.max(0.5, accounts / 11.5));
  const quotaOf = (year: number) => Math.round((YEAR_QUOTA * ambition * (year === thisYear ? 1.12 : 1)) / 50_000) * 50_000;
  const visitsAWeek = ((setting.size.visitsPerWeek[0] + setting.size.visitsPerWeek[1]) / 2) * 1.02;
  const rowOf = (
    measure: string,
    kind: 'monthly' | 'weekly',
    period: string,
    value: string,
    madeOn: Day,
    planId: string | null,
  ) => {
    const day = Math.max(madeOn, person.hiredOn);
    const made = timestamp(setting.clock.at(day, 900));
    return {
      id: setting.id(day, 900, rng),
      person_id: person.id,
      measure,
      kind,
      period,
      value,
      plan_id: planId,
      created_at: made,
      updated_at: made,
    };
  };
  const valueOf = (measure: string, year: number, month: Month, factor: number): number => {
    const money = quotaOf(year) * (SEASON[month.index] ?? 0.08) * factor;
    if (measure === 'visits_done') return Math.round((visitsAWeek * month.workdays) / 5);
    return Math.round((money * (measure === 'payments_received' ? CASH_SHARE : 1)) / 10_000) * 10_000;
  };

  const planned = PLANNED.flatMap(({ measure, unit }) => {
    const months = new Map<string, { value: string; from: Revision }>();
    for (const revision of plans.of(person.departmentId, measure)) {
      const values = new Map<string, number>();
      for (const month of monthsOf(person, revision.year)) {
        const { number, fixedThrough, year } = revision;
        const raised = fixedThrough !== null && month.start > fixedThrough;
        const value = valueOf(measure, year, month, raised ? RAISE : 1);
        values.set(month.code, value);
        if (number === 1 || raised) months.set(month.code, { value: fromCents(BigInt(value) * 100n), from: revision });
      }
      plans.keep(revision, person, values);
    }
    // A week that crosses the end of a month was published last with the later one.
    const published = new Map(
      [...months].flatMap(([code, { from }]) => weekPartsOf(code).map(({ week }) => [week, from] as const)),
    );
    const weeks = weeklyTargets(Object.fromEntries([...months].map(([code, { value }]) => [code, value])), unit, officeDays);
    return [
      ...[...months].map(([code, { value, from }]) => rowOf(measure, 'monthly', code, value, from.approvedOn, from.id)),
      ...Object.entries(weeks).flatMap(([code, value]) => {
        const from = published.get(code);
        return from && Number(value) > 0 ? [rowOf(measure, 'weekly', code, value, from.approvedOn, from.id)] : [];
      }),
    ];
  });
  const years = setting.size.lastYearTargets ? [thisYear - 1, thisYear] : [thisYear];
  const byHand = years.flatMap((year) =>
    monthsOf(person, year).map(({ code, index }) =>
      rowOf('new_accounts', 'monthly', code, fromCents(index % 3 === 2 ? 100n : 0n), dayOf(`${year - 1}-12-20`), null),
    ),
  );
  return [...planned, ...byHand];
}
