import { z } from 'zod';
import { id, line, localDate, optionalLine, patchOf } from './fields.js';
import { LOCALES } from './actor.js';
import { PERMISSIONS, type Permission } from './permissions.js';
import { ROLE_NAMES, type Role } from './roles.js';

export const DepartmentInput = z.strictObject({ name: line(100), parentId: id.nullable().optional() });
export type DepartmentInput = z.infer<typeof DepartmentInput>;
export const DepartmentPatch = patchOf(DepartmentInput);
export type DepartmentPatch = z.infer<typeof DepartmentPatch>;

export interface DepartmentRow {
  id: string;
  name: string;
  parentId: string | null;
  parentName: string | null;
  headcount: number;
  version: number;
  can: { edit: boolean };
}

export const username = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{1,63}$/);
export const password = z.string().min(10).max(200);

/** A person (员工). With `username` and `password` they can sign in. */
export const PersonInput = z.strictObject({
  name: line(100),
  employeeNo: optionalLine(40).optional(),
  email: z
    .union([z.literal('').transform(() => null), z.email().max(200)])
    .nullable()
    .optional(),
  phone: optionalLine(50).optional(),
  title: optionalLine(100).optional(),
  departmentId: id,
  managerId: id.nullable().optional(),
  roles: z.array(z.enum(ROLE_NAMES)).max(ROLE_NAMES.length),
  hiredOn: localDate,
  leftOn: localDate.nullable().optional(),
  username: username.optional(),
  password: password.optional(),
});
export type PersonInput = z.infer<typeof PersonInput>;
/** `postedFrom`: from which day on department, superior and roles are those given; today where nothing is said. */
export const PersonEdit = PersonInput.extend({ postedFrom: localDate.optional() });
export const PersonPatch = patchOf(PersonEdit);
export type PersonPatch = z.infer<typeof PersonPatch>;

export interface PersonRow {
  id: string;
  name: string;
  employeeNo: string | null;
  email: string | null;
  phone: string | null;
  title: string | null;
  departmentId: string;
  departmentName: string;
  managerId: string | null;
  managerName: string | null;
  roles: Role[];
  hiredOn: string;
  leftOn: string | null;
  username: string | null;
  version: number;
  can: { edit: boolean };
}

export const LoginInput = z.strictObject({ username: z.string().min(1).max(200), password: z.string().min(1).max(200) });
export type LoginInput = z.infer<typeof LoginInput>;
/** A person's own settings. */
export const MeInput = z.strictObject({ locale: z.enum(LOCALES).optional() });
export type MeInput = z.infer<typeof MeInput>;
export const ChangePasswordInput = z.strictObject({ current: z.string().min(1).max(200), next: password });
export type ChangePasswordInput = z.infer<typeof ChangePasswordInput>;
export const ApiTokenInput = z.strictObject({ name: line(100), expiresOn: localDate.nullable().optional() });
export type ApiTokenInput = z.infer<typeof ApiTokenInput>;

/** Who is signed in, what they may do, and which day it is for the organisation. */
export interface Me {
  id: string;
  name: string;
  roles: Role[];
  permissions: Permission[];
  departmentId: string;
  departmentName: string;
  locale: (typeof LOCALES)[number];
  today: string;
  timeZone: string;
  organisationName: string;
}

export const isPermission = (value: string): value is Permission => (PERMISSIONS as readonly string[]).includes(value);
