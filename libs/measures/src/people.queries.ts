import sql, { type Sql } from 'sql-template-tag';
import { inChineseOrder } from '@keyline/platform';
import { peopleAsPostedOn, reachAsPosted } from '@keyline/org';
import { may, type Actor, type LocalDate, type Role } from '@keyline/model';
import { peopleDoor } from './people-door.js';

/** Somebody whose work the caller may look at, with the team and the department that it counts for. */
export interface ReachedPerson {
  id: string;
  name: string;
  roles: Role[];
  departmentId: string;
  departmentName: string;
  managerId: string | null;
  managerName: string | null;
  /** Leads others: such a person belongs to the own team, so that the teams of all add up to the whole. */
  leads: boolean;
  hiredOn: string;
  leftOn: string | null;
  /** Was it the caller's own work, or that of somebody whom the caller led, also on the day that was asked about? */
  ledThen: boolean;
}

const SHOWN = sql`p.id, p.name, p.roles, p.department_id as "departmentId", d.name as "departmentName", p.manager_id as "managerId",
  m.name as "managerName", p.hired_on as "hiredOn", p.left_on as "leftOn"`;

/**
 * Everybody whose work the caller may look at, by name.
 * @param day a past day, on which a range ends: departments, superiors and roles are those of then, and whoever leads also looks at the
 *   work of those who were led then. Left out: as things stand.
 */
export const reachedPeople = (actor: Actor, day?: LocalDate): Sql =>
  day === undefined
    ? sql`
        select ${SHOWN}, exists (select 1 from person r where r.manager_id = p.id) as leads, true as "ledThen"
        from person p ${peopleDoor(sql`p.id`)(actor)} join department d on d.id = p.department_id left join person m on m.id = p.manager_id
        order by p.name ${inChineseOrder}, p.id`
    : sql`
        with staff as materialized (${peopleAsPostedOn(day)}),
        led as materialized (${may(actor, 'report:review') ? reachAsPosted([actor.id], sql`staff`) : sql`select ${actor.id}::uuid as person_id`}),
        reached as (select person.id from person ${peopleDoor(sql`person.id`)(actor)} union select person_id from led)
        select ${SHOWN}, exists (select 1 from staff r where r.manager_id = p.id) as leads, p.id in (select person_id from led) as "ledThen"
        from staff p join reached on reached.id = p.id join department d on d.id = p.department_id left join person m on m.id = p.manager_id
        order by p.name ${inChineseOrder}, p.id`;

/** Of whom a figure is asked: one person, a team, a department; everybody reached when all are left out. */
export interface AskedCut {
  readonly person?: string;
  readonly team?: string;
  readonly department?: string;
}

/** Does the person's work count in the cut? */
export const isInCut =
  (cut: AskedCut) =>
  (person: ReachedPerson): boolean =>
    (!cut.person || person.id === cut.person) &&
    (!cut.team || teamOf(person).key === cut.team) &&
    (!cut.department || person.departmentId === cut.department);

/** The team that a person's work counts for: the leader's own, or that of the superior. */
export const teamOf = (person: ReachedPerson): { key: string; name: string } =>
  person.leads || !person.managerId
    ? { key: person.id, name: person.name }
    : { key: person.managerId, name: person.managerName ?? '' };
