import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { owesReports, type Period, type ReportFact, type ReportTeam, type Role } from '@keyline/model';
import { addValues, figureOf, measureCodes, summedFor, zeroOf, type Figures } from '@keyline/measures';
import { peopleAsPostedOn, reachAsPosted } from '@keyline/org';
import { Clock, Database } from '@keyline/platform';

interface Led {
  leaderId: string;
  id: string;
  name: string;
  roles: Role[];
  managerId: string | null;
}

/** Whose work a leader's report sums up, and under whom of those directly below each of them counts. */
export interface TeamScope {
  readonly leaderId: string;
  /** Person → the row of the team that the person's work is in. */
  readonly rowOf: ReadonlyMap<string, string>;
  readonly names: ReadonlyMap<string, string>;
}

/** What leaders' people did together: the same figures as in the people's own reports, added up. */
@Injectable()
export class Teams {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * The teams of those among the people who led somebody that sold in the period: their direct and indirect reports, a director's also
   * the department and those below it - as they were posted on the last day of the period (so far). Whoever moved in mid-period is
   * in the new team with the whole period, in none twice, and a period made up for later has the teams of then.
   */
  async scopes(people: readonly string[], { start, end }: Period): Promise<Map<string, TeamScope>> {
    const today = this.clock.today();
    const led = await this.database.rows<Led>(sql`
      with staff as materialized (${peopleAsPostedOn(end < today ? end : today)}),
      led as materialized (${reachAsPosted(people, sql`staff`)})
      select led.viewer_id as "leaderId", p.id, p.name, p.roles, p.manager_id as "managerId"
      from led join staff p on p.id = led.person_id join staff leader on leader.id = led.viewer_id
      where leader.roles && '{supervisor,director}' and p.hired_on <= ${end}::date and (p.left_on is null or p.left_on >= ${start}::date)
      order by p.name, p.id`);
    const byLeader = new Map<string, Led[]>();
    for (const one of led.filter(({ roles }) => owesReports(roles)))
      byLeader.set(one.leaderId, [...(byLeader.get(one.leaderId) ?? []), one]);
    return new Map(
      [...byLeader].flatMap(([leaderId, below]) =>
        below.some(({ id }) => id !== leaderId) ? [[leaderId, scopeOf(leaderId, below)]] : [],
      ),
    );
  }
}

function scopeOf(leaderId: string, below: readonly Led[]): TeamScope {
  const byId = new Map(below.map((one) => [one.id, one]));
  const top = (one: Led): string => {
    const seen = new Set<string>();
    let at = one;
    while (at.id !== leaderId && !seen.has(at.id)) {
      seen.add(at.id);
      const superior = at.managerId === leaderId ? undefined : byId.get(at.managerId ?? '');
      if (!superior) break;
      at = superior;
    }
    return at.id;
  };
  return {
    leaderId,
    rowOf: new Map(below.map((one) => [one.id, top(one)])),
    names: new Map(below.map(({ id, name }) => [id, name])),
  };
}

/** The people whose work a leader's report sums up. */
export const peopleOf = (scope: TeamScope): string[] => [...scope.rowOf.keys()];

/**
 * The sum over some people's figures; a percentage is that of the sums. Targets are summed over those who have one; without any there is
 * none, and never one of a percentage.
 */
export function sumFacts(people: readonly (readonly ReportFact[])[]): ReportFact[] {
  const own = people.map((facts) => new Map(facts.map((fact) => [fact.measure, fact])));
  const summed = summedFor(measureCodes());
  const sumsOf = (side: 'value' | 'previous' | 'target'): Figures =>
    Object.fromEntries(
      summed.flatMap((measure) => {
        const values = own.flatMap((each) => each.get(measure.code)?.[side] ?? []);
        if (side === 'target' && values.length === 0) return [];
        return [[measure.code, values.reduce((sum, value) => addValues(measure, sum, value), zeroOf(measure))]];
      }),
    );
  const [values, previous, targets] = [sumsOf('value'), sumsOf('previous'), sumsOf('target')];
  return measureCodes().map((code) => ({
    measure: code,
    value: figureOf(code, values),
    previous: figureOf(code, previous),
    target: targets[code] ?? null,
  }));
}

/** Adds a team up, some of its people at a time; of each row of the team only the sums are kept. */
export class TeamTally {
  private readonly sums = new Map<string, ReportFact[]>();

  constructor(readonly scope: TeamScope) {}

  /** Adds those of the people who are in the team. */
  add(facts: ReadonlyMap<string, readonly ReportFact[]>): void {
    const rows = new Map<string, (readonly ReportFact[])[]>();
    for (const [person, own] of facts) {
      const row = this.scope.rowOf.get(person);
      if (row !== undefined) rows.set(row, [...(rows.get(row) ?? []), own]);
    }
    for (const [row, own] of rows) {
      const before = this.sums.get(row);
      this.sums.set(row, sumFacts(before ? [before, ...own] : own));
    }
  }

  /** The team's part of the leader's report. */
  part(): ReportTeam {
    const people = peopleOf(this.scope);
    const rows = [...new Set(this.scope.rowOf.values())];
    return {
      facts: sumFacts([...this.sums.values()]),
      members: rows.map((row) => ({
        personId: row,
        personName: this.scope.names.get(row) ?? '',
        people: people.filter((id) => this.scope.rowOf.get(id) === row),
        values: Object.fromEntries((this.sums.get(row) ?? sumFacts([])).map(({ measure, value }) => [measure, value])),
      })),
    };
  }
}

/** The team's part of a leader's report, from everybody's figures. */
export function teamPart(scope: TeamScope, facts: ReadonlyMap<string, readonly ReportFact[]>): ReportTeam {
  const tally = new TeamTally(scope);
  tally.add(facts);
  return tally.part();
}

/** The same of a team that has been written down. */
export const peopleOfTeam = (team: ReportTeam): string[] => team.members.flatMap(({ people }) => people);
