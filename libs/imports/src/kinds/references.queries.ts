import sql, { empty, type Sql } from 'sql-template-tag';
import type { Actor } from '@keyline/model';
import type { Database } from '@keyline/platform';
import { nameKey, Refused } from '../import-kind.js';

interface Candidate {
  given: string;
  id: string;
  /** 1 for a number that is unique, 2 for a name. */
  rank: number;
  reachable: boolean;
}

/** What the names of a batch mean, looked up in one statement. */
export class References {
  private readonly byName = new Map<string, Candidate[]>();

  constructor(candidates: readonly Candidate[]) {
    for (const candidate of candidates) {
      const key = nameKey(candidate.given);
      this.byName.set(key, [...(this.byName.get(key) ?? []), candidate]);
    }
  }

  /** The one record of that number or name, or null. @throws Refused when several have the name, or it is out of reach */
  find(name: string, field: string): string | null {
    const all = this.byName.get(nameKey(name)) ?? [];
    const best = Math.min(...all.map(({ rank }) => rank));
    const ids = new Set(all.filter(({ rank }) => rank === best).map(({ id }) => id));
    if (ids.size === 0) return null;
    if (ids.size > 1) throw new Refused('ambiguous', { value: name }, field);
    const found = all.find(({ rank }) => rank === best);
    if (!found?.reachable) throw new Refused('not-your-person', { value: name }, field);
    return found.id;
  }

  /** The one record of that number or name, or null where there is none, several, or it is out of reach. */
  only(name: string): string | null {
    try {
      return this.find(name, '');
    } catch (error) {
      if (error instanceof Refused) return null;
      throw error;
    }
  }

  /** @throws Refused when there is none, several, or it is out of reach */
  get(name: string, field: string): string {
    const id = this.find(name, field);
    if (id === null) throw new Refused('unknown', { value: name }, field);
    return id;
  }
}

const distinct = (names: readonly (string | undefined)[]) => [
  ...new Set(names.filter((name): name is string => name !== undefined)),
];

/** People by employee number, else by name; who left is still known, because old deals are theirs. */
export async function findPeople(database: Database, actor: Actor, names: readonly (string | undefined)[]): Promise<References> {
  const given = distinct(names);
  if (given.length === 0) return new References([]);
  const everyone = actor.reach.people === 'everyone';
  const candidates = await database.rows<Candidate>(sql`
    with given as (select name as given, name_key(name) as key from unnest(${given}::text[]) name), found as (
      select given, p.id, 1 as rank from given join person p on p.employee_no = given
      union all
      select given, p.id, 2 from given join person p on name_key(p.name) = key
    )
    select found.given, found.id, found.rank,
      ${everyone}::boolean or exists (select 1 from person_reach r where r.viewer_id = ${actor.id}::uuid and r.person_id = found.id) as reachable
    from found`);
  return new References(candidates);
}

/** Products by code, else by name. */
export async function findProducts(database: Database, names: readonly (string | undefined)[]): Promise<References> {
  const given = distinct(names);
  if (given.length === 0) return new References([]);
  return new References(
    await database.rows<Candidate>(sql`
    with given as (select name as given, name_key(name) as key from unnest(${given}::text[]) name)
    select given, p.id, 1 as rank, true as reachable from given join product p on name_key(p.code) = key
    union all
    select given, p.id, 2, true from given join product p on name_key(p.name) = key`),
  );
}

/** The accounts that the caller reaches; what is out of reach is unknown to them. */
function accountReach(actor: Actor, now: Date): Sql {
  if (actor.reach.customers === 'everyone') return empty;
  return sql`join account_reach reach on reach.account_id = a.id and reach.person_id = ${actor.id}::uuid and reach.until > ${now}::timestamptz`;
}

/** Accounts by customer number or registration number, else by name, among those the caller reaches. */
export async function findAccounts(
  database: Database,
  { actor, now }: { actor: Actor; now: Date },
  names: readonly (string | undefined)[],
): Promise<References> {
  const given = distinct(names);
  if (given.length === 0) return new References([]);
  const door = accountReach(actor, now);
  return new References(
    await database.rows<Candidate>(sql`
    with given as (select name as given, name_key(name) as key from unnest(${given}::text[]) name)
    select given, a.id, 1 as rank, true as reachable from given join account a on a.external_ref = given ${door}
    union all
    select given, a.id, 1, true from given join account a on a.registration_no = given ${door}
    union all
    select given, a.id, 2, true from given join account a on name_key(a.name) = key ${door}`),
  );
}
