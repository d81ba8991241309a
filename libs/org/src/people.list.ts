import sql, { empty } from 'sql-template-tag';
import { ROLE_NAMES } from '@keyline/model';
import { column, filterFlag, filterValue, shown, type ListSpec } from '@keyline/platform';

/** The staff directory: everybody may look a colleague up; nothing in it is confidential. */
export const PEOPLE: ListSpec = {
  resource: 'users',
  from: sql`person p join department d on d.id = p.department_id left join person manager on manager.id = p.manager_id left join credential c on c.person_id = p.id`,
  door: () => empty,
  columns: {
    id: column(sql`p.id`, 'id', { sortable: false }),
    name: column(sql`p.name`, 'name'),
    employeeNo: column(sql`p.employee_no`, 'text', { nullable: true }),
    email: column(sql`p.email`, 'text', { nullable: true }),
    phone: column(sql`p.phone`, 'text', { nullable: true, sortable: false }),
    title: column(sql`p.title`, 'name', { nullable: true }),
    departmentId: column(sql`p.department_id`, 'id', { sortable: false }),
    departmentName: column(sql`d.name`, 'name'),
    managerId: column(sql`p.manager_id`, 'id', { nullable: true, sortable: false }),
    managerName: column(sql`manager.name`, 'name', { nullable: true }),
    roles: shown(sql`p.roles`),
    hiredOn: column(sql`p.hired_on`, 'date'),
    leftOn: column(sql`p.left_on`, 'date', { nullable: true }),
    username: column(sql`c.username`, 'text', { nullable: true }),
    version: shown(sql`p.version`),
  },
  filters: {
    leads: (value) => {
      const leads = sql`exists (select 1 from person r where r.manager_id = p.id and r.left_on is null)`;
      return filterFlag('leads', value) ? leads : sql`not ${leads}`;
    },
    role: (value) => sql`p.roles @> array[${filterValue('enum', 'role', value, ROLE_NAMES)}::text]`,
    reachedBy: (value) =>
      sql`exists (select 1 from person_reach r where r.viewer_id = ${filterValue('id', 'reachedBy', value)}::uuid and r.person_id = p.id)`,
  },
  searchIn: sql`p.search_text`,
  defaultSort: [['name', 'ASC']],
  tieBreaker: sql`p.id`,
};
