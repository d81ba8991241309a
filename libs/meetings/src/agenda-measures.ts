import { Injectable } from '@nestjs/common';
import {
  addDays,
  addMoney,
  bucketOf,
  compareMoney,
  previousPeriod,
  workdayBefore,
  type AgendaLine,
  type AgeingBucket,
  type LocalDate,
  type Period,
} from '@keyline/model';
import { addValues, FigureReader, requireMeasure, summedFor, zeroOf } from '@keyline/measures';
import { WorkCalendars } from '@keyline/org';
import { Clock, Database } from '@keyline/platform';
import { idsOf, partsOf, type AgendaParts, type AgendaScope, type Counted, type StoredPerson } from './agenda-parts.js';
import { targetsOf } from './meetings.queries.js';

type Days = Pick<Period, 'start' | 'end'>;

const TEAM_WEEK = [
  'contract_amount',
  'payments_received',
  'visits_done',
  'plans_missed',
  'opportunities_created',
  'new_accounts',
];
const TEAM_MONTH = ['contract_amount', 'payments_received', 'new_accounts', 'visits_done'];
const CASH = ['payments_received', 'instalments_due', 'invoiced_amount'];
const OVERDUE = ['overdue_amount', 'overdue_new', 'overdue_collected', 'promises_broken', 'promises_kept'];
const WON_LOST = ['opportunities_won', 'won_amount', 'opportunities_lost', 'lost_amount'];
/** A follow-up missed longer ago than this is no news of the morning. */
const FOLLOW_UP_DAYS = 30;
/** The ageing of an agenda: three columns of the ageing table's seven are enough to talk about. */
const AGES: readonly (readonly [code: string, buckets: readonly AgeingBucket[]])[] = [
  ['overdue_d1_30', ['d1_30']],
  ['overdue_d31_90', ['d31_60', 'd61_90']],
  ['overdue_d91plus', ['d91_180', 'd181_365', 'd365plus']],
];

/** The items of an agenda that the catalogue of measures answers: the same figures as on tiles and in reports. */
@Injectable()
export class AgendaMeasures {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly figures: FigureReader,
    private readonly calendars: WorkCalendars,
  ) {}

  plans(scope: AgendaScope): Promise<AgendaParts> {
    return this.parts(scope, ['visits_planned'], scope.period);
  }

  /** Planned, and nothing was logged by last night. */
  followUps(scope: AgendaScope): Promise<AgendaParts> {
    const yesterday = addDays(scope.heldOn, -1);
    return this.parts(scope, ['plans_missed'], { start: addDays(yesterday, 1 - FOLLOW_UP_DAYS), end: yesterday });
  }

  /** New since the morning of the last working day. */
  async complaints(scope: AgendaScope): Promise<AgendaParts> {
    return this.parts(scope, ['complaints_received', 'complaints_overdue'], await this.sinceLastMorning(scope));
  }

  /** Broken since the last working day. */
  async brokenPromises(scope: AgendaScope): Promise<Counted[]> {
    return this.counted(scope, ['promises_broken'], await this.sinceLastMorning(scope));
  }

  /** The team's period against the one before and against target, with everybody's own. */
  async teamFigures(scope: AgendaScope): Promise<AgendaParts> {
    const codes = scope.kind === 'monthly' ? TEAM_MONTH : TEAM_WEEK;
    const { period, kind } = scope;
    const ids = idsOf(scope);
    const now = await this.counted(scope, codes, period);
    const before = await this.counted(scope, codes, daysOf(previousPeriod(period)));
    const targets = await this.database.rows<{ personId: string; measure: string; value: string }>(
      targetsOf(ids, kind, period.code, codes),
    );
    const own = await this.figures.of(codes, { people: ids, from: period.start, to: period.end });
    const targetOf = (code: string, personId?: string) =>
      sumOf(
        code,
        targets.filter((target) => target.measure === code && (personId === undefined || target.personId === personId)),
      );
    const people = scope.people.map(({ id, name }): StoredPerson => ({
      personId: id,
      personName: name,
      values: Object.fromEntries(codes.map((code) => [code, { value: own.get(id)?.[code] ?? '0', target: targetOf(code, id) }])),
    }));
    const counted = now.map((figure, index) => ({
      ...figure,
      previous: before[index]?.value ?? null,
      target: targetOf(figure.code),
    }));
    return { ...partsOf(period, counted), people };
  }

  cash(scope: AgendaScope): Promise<AgendaParts> {
    return this.compared(scope, CASH);
  }

  wonAndLost(scope: AgendaScope): Promise<AgendaParts> {
    return this.compared(scope, WON_LOST);
  }

  competitors(scope: AgendaScope): Promise<AgendaParts> {
    return this.parts(scope, ['competitor_notes'], scope.period);
  }

  /** What is overdue, how long, what came and went, and which promises were broken. */
  async overdue(scope: AgendaScope): Promise<AgendaParts> {
    const counted = await this.counted(scope, OVERDUE, scope.period);
    const asOf = this.clock.today() < scope.period.end ? this.clock.today() : scope.period.end;
    const overdue = await this.behind(scope, ['overdue_amount'], scope.period);
    const ages = AGES.map(([code, buckets]): Counted => {
      const lines = overdue.filter(({ on }) => buckets.includes(bucketOf(on, asOf)));
      return { code, value: addMoney('0', ...lines.map(({ amount }) => amount ?? '0')), lines };
    });
    const [total, ...moves] = counted;
    return partsOf(scope.period, [...(total ? [total] : []), ...ages, ...moves]);
  }

  /** Sums of the catalogue over some days, with the records that they count. */
  async counted(scope: AgendaScope, codes: readonly string[], { start: from, end: to }: Days): Promise<Counted[]> {
    const own = await this.figures.of(codes, { people: idsOf(scope), from, to });
    const lines = await this.behind(scope, codes, { start: from, end: to });
    return summedFor(codes).map((measure) => ({
      code: measure.code,
      value: [...own.values()].reduce(
        (sum, figures) => addValues(measure, sum, figures[measure.code] ?? zeroOf(measure)),
        zeroOf(measure),
      ),
      lines: largestFirst(lines.filter(({ figure }) => figure === measure.code)),
    }));
  }

  private async parts(scope: AgendaScope, codes: readonly string[], days: Days): Promise<AgendaParts> {
    return partsOf(days, await this.counted(scope, codes, days));
  }

  private async compared(scope: AgendaScope, codes: readonly string[]): Promise<AgendaParts> {
    const before = await this.counted(scope, codes, previousPeriod(scope.period));
    const now = await this.counted(scope, codes, scope.period);
    return partsOf(
      scope.period,
      now.map((figure, index) => ({ ...figure, previous: before[index]?.value ?? null })),
    );
  }

  private async behind(scope: AgendaScope, codes: readonly string[], { start: from, end: to }: Days): Promise<AgendaLine[]> {
    const rows = await this.figures.allRows(codes, { people: idsOf(scope), from, to });
    return rows.map(({ measure, accountId: _, ...row }) => ({ ...row, figure: measure, personName: row.personName ?? '' }));
  }

  private async sinceLastMorning({ heldOn }: { heldOn: LocalDate }): Promise<Days> {
    return { start: workdayBefore(await this.calendars.current(), heldOn), end: heldOn };
  }
}

/** Sums by size; what has no amount stays as it is. */
const largestFirst = (lines: readonly AgendaLine[]): AgendaLine[] =>
  [...lines].sort((one, other) => compareMoney(other.amount ?? '0', one.amount ?? '0'));

const daysOf = ({ start, end }: Period): Days => ({ start, end });

/** The sum of targets; null where nobody has one. */
function sumOf(code: string, targets: readonly { value: string }[]): string | null {
  if (targets.length === 0) return null;
  const sum = addMoney(...targets.map(({ value }) => value));
  return requireMeasure(code).unit === 'count' ? sum.replace(/\.00$/, '') : sum;
}
