import { Injectable } from '@nestjs/common';
import sql, { join, type Sql } from 'sql-template-tag';
import { addDays, addMoney, startOfDayIn, type LocalDate, type MeasureDetail } from '@keyline/model';
import { Clock, COUNT_CAP, Database, Page, Problem } from '@keyline/platform';
import { findMeasure, measureCodes } from './catalogue.js';
import type { Measure, Scope } from './measure.js';

/** Code → value: "12" for counts, "3400.00" for money. */
export type Figures = Record<string, string>;

interface Asked {
  readonly people: readonly string[];
  readonly from: LocalDate;
  readonly to: LocalDate;
}
interface Counted {
  measure: string;
  personId: string;
  count: string;
  amount: string;
}

/** @throws Problem measure.unknown (400) with the allowed codes. */
export function requireMeasure(code: string, field = 'measure'): Measure {
  const measure = findMeasure(code);
  if (measure) return measure;
  const codes = measureCodes();
  const allowed = codes.join(', ');
  throw new Problem('measure.unknown', {
    values: { measure: code, allowed },
    fields: { [field]: allowed },
    extra: { allowed: codes },
  });
}

export const zeroOf = (measure: Measure): string => (measure.unit === 'money' ? '0.00' : '0');

/** Two values of one measure added up exactly. */
export const addValues = (measure: Measure, one: string, other: string): string =>
  measure.unit === 'money' ? addMoney(one, other) : String(BigInt(one) + BigInt(other));

/** Reads the catalogue's numbers for people that somebody else has already let through a door: for targets and reports. */
@Injectable()
export class FigureReader {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * The figures of everybody asked for, in one statement; whoever has nothing has zeros.
   * @throws Problem measure.unknown (400).
   */
  async of(codes: readonly string[], asked: Asked): Promise<Map<string, Figures>> {
    const measures = codes.map((code) => requireMeasure(code));
    const zeros = Object.fromEntries(measures.map((measure) => [measure.code, zeroOf(measure)]));
    const figures = new Map(asked.people.map((person): [string, Figures] => [person, { ...zeros }]));
    if (measures.length === 0 || asked.people.length === 0) return figures;
    const scope = this.scope(asked);
    const counted = await this.database.rows<Counted>(
      join(
        measures.map((measure) => countOf(measure, scope)),
        ' union all ',
      ),
    );
    for (const { measure, personId, count, amount } of counted) {
      const own = figures.get(personId);
      if (own) own[measure] = findMeasure(measure)?.unit === 'money' ? amount : count;
    }
    return figures;
  }

  /** One page of the records behind a figure, newest first. */
  async rows(code: string, asked: Asked, range: { from: number; to: number }): Promise<Page<MeasureDetail>> {
    const scope = this.scope(asked);
    const behind = requireMeasure(code).rows(scope);
    const [page, counted] = await Promise.all([
      this.database.rows<MeasureDetail>(
        sql`${named(behind)} order by "on" desc, r.id, r.person_id, r.label, r.amount limit ${range.to - range.from + 1}::int offset ${range.from}::int`,
      ),
      this.database.rows<{ total: number }>(
        sql`select count(*)::int as total from (select 1 from (${behind}) r limit ${COUNT_CAP + 1}::int) counted`,
      ),
    ]);
    const total = counted[0]?.total ?? 0;
    return new Page(page, range.from, Math.min(total, COUNT_CAP), total > COUNT_CAP);
  }

  /** All records behind each of the figures, for freezing a report: ordered by measure, person, day, id. */
  allRows(codes: readonly string[], asked: Asked): Promise<(MeasureDetail & { measure: string })[]> {
    const scope = this.scope(asked);
    const behind = codes.map((code) => sql`select ${code}::text as measure, x.* from (${requireMeasure(code).rows(scope)}) x`);
    return this.database.rows(sql`
      select r.measure, ${DETAIL} from (${join(behind, ' union all ')}) r left join account a on a.id = r.account_id left join person p on p.id = r.person_id
      order by r.measure, r.person_id, r."on", r.id`);
  }

  /** The SQL of the records behind a figure, for read models that need them in another shape. */
  rowsSql(code: string, asked: Asked): Sql {
    return requireMeasure(code).rows(this.scope(asked));
  }

  private scope({ people, from, to }: Asked): Scope {
    const today = this.clock.today();
    const asOf = today < to ? today : to;
    const zone = this.clock.timeZone;
    const [end, now] = [startOfDayIn(zone, addDays(asOf, 1)), this.clock.now()];
    return { people, from, to, asOf, until: now < end ? now : end, zone };
  }
}

const DETAIL = sql`r.entity, r.id, r.label, r."on", r.amount::numeric(20,2)::text as amount, r.account_id as "accountId", a.name as "accountName",
  r.person_id as "personId", p.name as "personName"`;

const named = (behind: Sql): Sql =>
  sql`select ${DETAIL} from (${behind}) r left join account a on a.id = r.account_id left join person p on p.id = r.person_id`;

const countOf = (measure: Measure, scope: Scope): Sql => sql`
  select ${measure.code}::text as measure, r.person_id as "personId", count(*)::text as count, coalesce(sum(r.amount), 0)::numeric(20,2)::text as amount
  from (${measure.rows(scope)}) r group by r.person_id`;
