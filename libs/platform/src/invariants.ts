import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import type { LocalDate, MoneyCheckInfo, MoneyCheckResult, OffendingRow } from '@keyline/model';
import { Clock } from './clock.js';
import { Database } from './database/database.js';
import { notFound } from './problem.js';

/** Something that must hold of the stored data although no single constraint can say so, or that proves that a constraint does. */
export interface Invariant extends MoneyCheckInfo {
  /** What is looked at, as `from … where …`. */
  examined: (today: LocalDate) => Sql;
  /** The records that break it: columns entity, id, label, expected, found. */
  broken: (today: LocalDate) => Sql;
}

const SHOWN = 100;

/** The checks of all rooms; each room registers those of its own tables. Looking changes nothing and may be done at any time. */
@Injectable()
export class Invariants {
  private readonly known = new Map<string, Invariant>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws Error when a code is registered twice. */
  register(invariants: readonly Invariant[]): void {
    for (const invariant of invariants) {
      if (this.known.has(invariant.code)) throw new Error(`two invariants named ${invariant.code}`);
      this.known.set(invariant.code, invariant);
    }
  }

  list(): MoneyCheckInfo[] {
    return [...this.known.values()].map(({ code, name }) => ({ code, name }));
  }

  /** Checks one invariant on the live data. @throws Problem record.not-found (404) for a code that is none. */
  async check(code: string): Promise<MoneyCheckResult> {
    const invariant = this.known.get(code);
    if (!invariant) throw notFound();
    const asOf = this.clock.today();
    const started = performance.now();
    const counted = await this.database.maybeRow<{ examined: number }>(
      sql`select count(*)::int as examined ${invariant.examined(asOf)}`,
    );
    const found = await this.database.rows<OffendingRow & { broken: number }>(sql`
      select b.entity, b.id, b.label, b.expected, b.found, count(*) over ()::int as broken
      from (${invariant.broken(asOf)}) b order by b.label, b.id limit ${SHOWN}::int`);
    return {
      code,
      holds: found.length === 0,
      broken: found[0]?.broken ?? 0,
      rows: found.map(({ entity, id, label, expected, found: is }) => ({ entity, id, label, expected, found: is })),
      examined: counted?.examined ?? 0,
      milliseconds: Math.round(performance.now() - started),
      asOf,
    };
  }
}
