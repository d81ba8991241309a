import sql, { empty } from 'sql-template-tag';
import { column, filterValue, shown, type ListSpec } from '@keyline/platform';

/** The department tree: open to everybody. */
export const DEPARTMENTS: ListSpec = {
  resource: 'departments',
  from: sql`department d left join department parent on parent.id = d.parent_id`,
  door: () => empty,
  columns: {
    id: column(sql`d.id`, 'id', { sortable: false }),
    name: column(sql`d.name`, 'name'),
    parentId: column(sql`d.parent_id`, 'id', { nullable: true, sortable: false }),
    parentName: column(sql`parent.name`, 'name', { nullable: true }),
    headcount: column(sql`(select count(*)::int from person p where p.department_id = d.id and p.left_on is null)`, 'whole', {
      filterable: false,
    }),
    version: shown(sql`d.version`),
  },
  filters: { q: (value) => sql`d.name ilike ${`%${filterValue('text', 'q', value)}%`}` },
  defaultSort: [['name', 'ASC']],
  tieBreaker: sql`d.id`,
};
