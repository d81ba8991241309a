import { Injectable } from '@nestjs/common';
import sql, { empty, type Sql } from 'sql-template-tag';
import {
  carriesQuota,
  may,
  owesReports,
  targetPeriod,
  type Actor,
  type LocalDate,
  type Role,
  type TargetNodeKind,
  type TargetUnit,
} from '@keyline/model';
import { peopleDoor } from '@keyline/measures';
import { Database, newId, inChineseOrder } from '@keyline/platform';

/** A line of a plan with its values and the people whose work it adds up. */
export interface PlanNode {
  id: string;
  parentId: string | null;
  kind: TargetNodeKind;
  departmentId: string;
  teamId: string | null;
  personId: string | null;
  name: string;
  values: Record<string, string>;
  people: string[];
  /** Those of them who stand there now. */
  staff: Employed[];
  /** The last day that counts in the line of somebody who has left the place; null, they stand there now. */
  untilOn: LocalDate | null;
}
/** Somebody of a line, with their days in the company. */
export interface Employed {
  personId: string;
  /** Carries a quota, does not only lead. */
  sells: boolean;
  hiredOn: LocalDate;
  leftOn: LocalDate | null;
}
/** Somebody's line in a place that they have left; of a re-plan. */
export type PlaceLeft = Pick<PlanNode, 'departmentId' | 'teamId' | 'personId' | 'untilOn'>;
type StoredNode = Omit<PlanNode, 'people' | 'staff'> & Omit<Employed, 'personId' | 'sells'> & { roles: Role[] | null };
type NewNode = Pick<PlanNode, 'id' | 'parentId' | 'kind' | 'departmentId' | 'teamId' | 'personId' | 'untilOn'>;

interface Seller {
  id: string;
  roles: Role[];
  departmentId: string;
  teamId: string;
}
interface DepartmentRow {
  id: string;
  parentId: string | null;
}

/** "12.00" of a count is read as "12". */
export const inUnit = (value: string, unit: TargetUnit): string => (unit === 'count' ? value.replace(/\.00$/, '') : value);

/** Was the person with the company on any day of the month? */
export function worksIn({ hiredOn, leftOn }: Employed, month: string): boolean {
  const { start, end } = targetPeriod(month);
  return hiredOn <= end && (leftOn === null || leftOn >= start);
}

/** The months with a value that end by that day. */
export const pastMonths = (values: PlanNode['values'], through: LocalDate): [string, string][] =>
  Object.entries(values).filter(([period, value]) => {
    const { kind, end } = targetPeriod(period);
    return kind === 'month' && end <= through && Number(value) > 0;
  });

/** The tree of a plan: departments, in them the teams, in them the people who sell. */
@Injectable()
export class PlanTree {
  constructor(private readonly database: Database) {}

  /** The lines of a plan, parents before children. */
  async of(planId: string, unit: TargetUnit): Promise<PlanNode[]> {
    const stored = await this.database.rows<StoredNode>(sql`
      select n.id, n.parent_id as "parentId", n.kind, n.department_id as "departmentId", n.team_id as "teamId", n.person_id as "personId", n.until_on as "untilOn",
        coalesce(p.name, t.name, d.name) as name, p.roles, p.hired_on as "hiredOn", p.left_on as "leftOn",
        coalesce((select jsonb_object_agg(c.period, c.value::text) from target_cell c where c.node_id = n.id), '{}') as values
      from target_node n join department d on d.id = n.department_id left join person t on t.id = n.team_id left join person p on p.id = n.person_id
      where n.plan_id = ${planId}::uuid order by n.position`);
    const nodes = stored.map(({ roles, hiredOn, leftOn, ...node }) => ({
      ...node,
      values: Object.fromEntries(Object.entries(node.values).map(([period, value]) => [period, inUnit(value, unit)])),
      people: node.personId ? [node.personId] : [],
      staff:
        node.personId && node.untilOn === null
          ? [{ personId: node.personId, sells: carriesQuota(roles ?? []), hiredOn, leftOn }]
          : [],
    }));
    const byId = new Map(nodes.map((node): [string, PlanNode] => [node.id, node]));
    // Children come after their parents: read backwards, everybody has been added up before being handed up.
    for (const node of [...nodes].reverse()) {
      const parent = byId.get(node.parentId ?? '');
      if (!parent) continue;
      parent.people.push(...node.people);
      parent.staff.push(...node.staff);
    }
    return nodes;
  }

  /** For whose targets the caller answers, among those of the plan: those reached, and those led in its year before they moved away. */
  async answeredFor(actor: Actor, planId: string): Promise<ReadonlySet<string>> {
    return this.reachedOr(actor, planId, sql`f.until_on >= make_date(plan.year, 1, 1)`);
  }

  /**
   * Whose work the caller may look at, among those of the plan: those reached, and of those led before the place that they have left,
   * which counts for its own days alone.
   */
  async reached(actor: Actor, planId: string): Promise<ReadonlySet<string>> {
    return this.reachedOr(actor, planId, sql`f.until_on >= n.until_on`);
  }

  private async reachedOr(actor: Actor, planId: string, ledUntil: Sql): Promise<ReadonlySet<string>> {
    const ledBefore = may(actor, 'report:review')
      ? sql`
        union
        select n.person_id from target_node n join target_plan plan on plan.id = n.plan_id
          join former_posting f on f.person_id = n.person_id and ${ledUntil}
        where n.plan_id = ${planId}::uuid
          and (f.manager_id = ${actor.id}::uuid or f.manager_id in (select person_id from person_reach where viewer_id = ${actor.id}::uuid))`
      : empty;
    const rows = await this.database.rows<{ personId: string }>(sql`
      select n.person_id as "personId" from target_node n ${peopleDoor(sql`n.person_id`)(actor)}
      where n.plan_id = ${planId}::uuid and n.person_id is not null
      ${ledBefore}`);
    return new Set(rows.map(({ personId }) => personId));
  }

  /**
   * Plants the tree of a department: everybody who sells in it during the year, and behind them the places that people have left.
   * @returns how many people that are
   */
  async plant(planId: string, departmentId: string, year: number, left: readonly PlaceLeft[] = []): Promise<number> {
    const { start, end } = targetPeriod(String(year));
    const departments = await this.departmentsUnder(departmentId);
    const sellers = await this.sellersIn(
      departments.map(({ id }) => id),
      start,
      end,
    );
    const nodes: NewNode[] = [];
    const idOf = new Map<string, string>();
    const add = (key: string, node: Omit<NewNode, 'id'>): string => {
      const id = newId();
      idOf.set(key, id);
      nodes.push({ id, ...node });
      return id;
    };
    const peopled = withParents(departments, new Set([...sellers, ...left].map((one) => one.departmentId)));
    for (const { id, parentId } of peopled)
      add(id, {
        parentId: idOf.get(parentId ?? '') ?? null,
        kind: 'department',
        departmentId: id,
        teamId: null,
        personId: null,
        untilOn: null,
      });
    const now = sellers.map(({ id, ...place }): PlaceLeft => ({ ...place, personId: id, untilOn: null }));
    for (const place of [...now, ...left]) {
      const { departmentId: of, teamId } = place;
      const key = `${of} ${teamId}`;
      // A department that was moved out of this one leaves its past to the whole.
      const parentId = idOf.get(of) ?? idOf.get(departmentId) ?? null;
      const team = idOf.get(key) ?? add(key, { parentId, kind: 'team', departmentId: of, teamId, personId: null, untilOn: null });
      add(`${key} ${place.personId}`, { ...place, parentId: team, kind: 'person' });
    }
    await this.database.execute(sql`
      insert into target_node (id, plan_id, parent_id, kind, department_id, team_id, person_id, until_on, position)
      select g.id, ${planId}::uuid, g."parentId", g.kind, g."departmentId", g."teamId", g."personId", g."untilOn", g.position
      from jsonb_to_recordset(${JSON.stringify(nodes.map((node, position) => ({ ...node, position })))}::jsonb)
        as g (id uuid, "parentId" uuid, kind text, "departmentId" uuid, "teamId" uuid, "personId" uuid, "untilOn" date, position int)`);
    return sellers.length;
  }

  /** The places of a plan in which people stood during its past months and do not stand any more, as of a re-plan on from that day. */
  async placesLeft(
    nodes: readonly PlanNode[],
    departmentId: string,
    year: number,
    fixedThrough: LocalDate,
  ): Promise<PlaceLeft[]> {
    const { start, end } = targetPeriod(String(year));
    const departments = await this.departmentsUnder(departmentId);
    const now = await this.sellersIn(
      departments.map(({ id }) => id),
      start,
      end,
    );
    const taken = new Set(now.map(({ id, departmentId: of, teamId }) => `${of} ${teamId} ${id}`));
    return nodes
      .filter((node) => node.personId !== null && !taken.has(`${node.departmentId} ${node.teamId} ${node.personId}`))
      .filter(({ values, untilOn }) => pastMonths(values, untilOn ?? fixedThrough).length > 0)
      .map(({ departmentId: of, teamId, personId, untilOn }) => ({
        departmentId: of,
        teamId,
        personId,
        untilOn: untilOn ?? fixedThrough,
      }));
  }

  private departmentsUnder(departmentId: string): Promise<DepartmentRow[]> {
    return this.database.rows(sql`
      with recursive under (id, parent_id, path) as (
        select id, null::uuid, array[name] from department where id = ${departmentId}::uuid
        union all
        select d.id, d.parent_id, under.path || d.name from department d join under on under.id = d.parent_id where cardinality(under.path) < 32
      ) select id, parent_id as "parentId" from under order by path`);
  }

  /** With the team each one's work counts for: the leader's own, or that of the superior. Leaders first, then by name. */
  private async sellersIn(departments: readonly string[], from: LocalDate, to: LocalDate): Promise<Seller[]> {
    const people = await this.database.rows<Seller & { leads: boolean }>(sql`
      select p.id, p.roles, p.department_id as "departmentId", l.leads, case when l.leads or p.manager_id is null then p.id else p.manager_id end as "teamId"
      from person p cross join lateral (select exists (select 1 from person r where r.manager_id = p.id) as leads) l
      left join person m on m.id = p.manager_id
      where p.department_id = any (${departments}::uuid[]) and p.hired_on <= ${to}::date and (p.left_on is null or p.left_on >= ${from}::date)
      order by case when l.leads then p.name else coalesce(m.name, p.name) end ${inChineseOrder}, not l.leads, p.name ${inChineseOrder}, p.id`);
    return people.filter(({ roles }) => owesReports(roles));
  }
}

/** Only departments in which somebody sells, and what stands above them up to the root. */
function withParents(departments: readonly DepartmentRow[], peopled: ReadonlySet<string>): DepartmentRow[] {
  const parentOf = new Map(departments.map(({ id, parentId }) => [id, parentId]));
  const wanted = new Set<string>();
  for (const id of peopled)
    for (let at: string | null | undefined = id; at && !wanted.has(at); at = parentOf.get(at)) wanted.add(at);
  return departments.filter(({ id }) => wanted.has(id));
}
