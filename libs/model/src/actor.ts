/** Who acts: the person, what the roles allow, and how far they reach. */
import { PERMISSIONS, type Permission } from './permissions.js';
import { ROLES, type Door, type Reach, type Role } from './roles.js';

const REACH_ORDER: readonly Reach[] = ['none', 'in_collection', 'in_review', 'reach', 'everyone'];

/** All that a person holding these roles may do, without doubles, in the order of PERMISSIONS. */
export function permissionsOf(roles: readonly Role[]): Permission[] {
  const held = new Set<Permission>(roles.flatMap((role) => [...ROLES[role].may]));
  return PERMISSIONS.filter((permission) => held.has(permission));
}

/** The widest reach that any of the roles gives at each door. */
export function reachOf(roles: readonly Role[]): Record<Door, Reach> {
  const widest = (door: Door) =>
    roles.reduce<Reach>((reach, role) => {
      const offered: Reach = ROLES[role].reach[door];
      return REACH_ORDER.indexOf(offered) > REACH_ORDER.indexOf(reach) ? offered : reach;
    }, 'none');
  return { customers: widest('customers'), contracts: widest('contracts'), people: widest('people') };
}

/** The person on whose behalf something happens: the first argument of every service method. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly permissions: ReadonlySet<Permission>;
  readonly reach: Readonly<Record<Door, Reach>>;
  readonly departmentId: string;
  readonly departmentName: string;
  readonly managerId: string | null;
  readonly locale: Locale;
}

export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** May this person do this at all? Which rows is the visibility door's question. */
export const may = (actor: Pick<Actor, 'permissions'>, permission: Permission): boolean => actor.permissions.has(permission);

/** Who owes weekly and monthly reports: everyone who sells or leads those who sell. */
export const owesReports = (roles: readonly Role[]): boolean =>
  roles.some((role) => role === 'rep' || role === 'supervisor' || role === 'director');

/** Who is given a share when a target is spread alike: those who sell, not those who only lead them. */
export const carriesQuota = (roles: readonly Role[]): boolean => roles.includes('rep');
