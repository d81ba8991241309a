import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { rolesAsked, type Actor, type ApprovalCircle, type ApprovalStepRule, type Role } from '@keyline/model';
import { Clock, Database, inChineseOrder } from '@keyline/platform';
import type { ApprovalStep } from './entities.js';

/** Somebody whom a step asks, and who acts for him today. */
export interface AskedPerson {
  id: string;
  name: string;
  deputyId: string | null;
  deputyName: string | null;
}
/** Somebody who is away today, and for whom the deputy acts. */
export interface Principal {
  id: string;
  roles: readonly Role[];
}

/** The people around a request, as the organisation stands today. */
@Injectable()
export class ApprovalCircles {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Superiors of the requester and holders of the roles that the rules name, without those who have left. */
  async around(requesterId: string, rules: readonly ApprovalStepRule[]): Promise<ApprovalCircle> {
    const roles = [...new Set<Role>(['director', ...rules.flatMap(({ by }) => [...rolesAsked(by)])])];
    const superiors = await this.database.rows<{ id: string }>(sql`
      with recursive above (id, depth) as (
        select manager_id, 1 from person where id = ${requesterId}::uuid and manager_id is not null
        union all
        select p.manager_id, above.depth + 1 from above join person p on p.id = above.id where p.manager_id is not null and above.depth < 32
      )
      select above.id from above join person p on p.id = above.id
      where p.left_on is null or p.left_on >= ${this.clock.today()}::date order by above.depth`);
    const holders = await this.database.rows<{ id: string; roles: Role[] }>(sql`
      select id, roles from person where roles && ${roles}::text[] and (left_on is null or left_on >= ${this.clock.today()}::date)`);
    return {
      requesterId,
      superiors: superiors.map(({ id }) => id),
      holdersOf: (wanted) => holders.filter((each) => each.roles.some((role) => wanted.includes(role))).map(({ id }) => id),
    };
  }

  /** Everybody whom the step asks today, by name, each with the deputy of the day. */
  asked({ persons, roles }: Pick<ApprovalStep, 'persons' | 'roles'>, requesterId: string): Promise<AskedPerson[]> {
    return this.database.rows<AskedPerson>(sql`
      select p.id, p.name, deputy.id as "deputyId", deputy.name as "deputyName"
      from person p
        left join absence ab on ab.person_id = p.id and ${this.clock.today()}::date between ab.from_on and ab.until_on
        left join person deputy on deputy.id = ab.deputy_id and deputy.id <> ${requesterId}::uuid
      where (p.id = any (${persons}::uuid[]) or p.roles && ${roles}::text[]) and p.id <> ${requesterId}::uuid
        and (p.left_on is null or p.left_on >= ${this.clock.today()}::date)
      order by p.name ${inChineseOrder}, p.id`);
  }

  /** Those who are away today with that person as their deputy. */
  principalsOf(actor: Pick<Actor, 'id'>): Promise<Principal[]> {
    return this.database.rows<Principal>(sql`
      select absent.id, absent.roles from absence ab join person absent on absent.id = ab.person_id
      where ab.deputy_id = ${actor.id}::uuid and ${this.clock.today()}::date between ab.from_on and ab.until_on order by absent.id`);
  }
}
