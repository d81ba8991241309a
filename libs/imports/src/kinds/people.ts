import type { Role } from '@keyline/model';
import { Refused, type ImportDefinition, type ValuesOf } from '../import-kind.js';
import { choice, day, field, several, text } from '../values.js';
import { linkManagers, storedManagers, writePeople } from './people.queries.js';

const email = (value: string): string => {
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)) throw new Refused('choice', { allowed: 'name@example.com' });
  return text(200)(value);
};
const ROLE_WORDS: Record<Role, readonly string[]> = {
  rep: ['销售代表', '销售', '客户经理', 'sales'],
  supervisor: ['销售主管', '主管', '销售经理', 'manager'],
  director: ['销售总监', '总监', '大客户部经理'],
  finance: ['财务', '商务'],
  presales: ['售前', '售前工程师'],
  legal: ['法务'],
  assistant: ['销售助理', '助理'],
  admin: ['管理员', '系统管理员'],
};

export const PEOPLE_FIELDS = {
  name: field(['姓名', 'Name'], text(100), {
    required: true,
    aliases: ['sales agent', 'agent', 'sales rep', 'employee', 'employee name', '员工姓名', '销售', '销售代表', '员工'],
  }),
  employeeNo: field(['工号', 'Employee no.'], text(40), { aliases: ['employee id', 'employee number', '员工编号'] }),
  department: field(['部门', 'Department'], text(100), {
    aliases: ['regional office', 'office', 'team', 'region', '区域办公室', '所属部门', '团队'],
  }),
  manager: field(['上级', 'Manager'], text(100), {
    aliases: ['reports to', 'superior', 'supervisor', '直属上级', '主管', '经理'],
  }),
  title: field(['职务', 'Title'], text(100), { aliases: ['job title', 'position', '岗位', '职位'] }),
  email: field(['邮箱', 'Email'], email, { aliases: ['e-mail', 'mail', '电子邮箱'] }),
  phone: field(['电话', 'Phone'], text(50), { aliases: ['mobile', 'telephone', '手机', '手机号', '联系电话'] }),
  roles: field(['角色', 'Roles'], several(choice(ROLE_WORDS)), { aliases: ['role'] }),
  hiredOn: field(['入职日期', 'Hired on'], day, { aliases: ['hire date', '入职时间'] }),
  leftOn: field(['离职日期', 'Left on'], day, { aliases: ['leave date', 'termination date'] }),
};
export type PeopleValues = ValuesOf<typeof PEOPLE_FIELDS>;

/**
 * A person is recognised by the employee number, else by the name. Departments and managers that nobody knows yet are made: a manager
 * as supervisor in the department of the first who reports to them. Without a role column whoever leads is supervisor, the rest are reps.
 */
export const PEOPLE_IMPORT: ImportDefinition<typeof PEOPLE_FIELDS> = {
  kind: 'people',
  zh: '人员',
  en: 'People',
  permission: 'person:write',
  fields: PEOPLE_FIELDS,
  keysOf: ({ employeeNo }) => (employeeNo ? [`no ${employeeNo}`] : []),
  pointer: ({ name, employeeNo, manager }) => (name ? { name, also: employeeNo, to: manager } : null),
  storedPointers: storedManagers,
  write: writePeople,
  link: linkManagers,
};
