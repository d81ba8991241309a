import sql from 'sql-template-tag';
import { REPORT_KINDS } from '@keyline/model';
import { measureDoor, peopleDoor } from '@keyline/measures';
import { column, filterValue, shown, type ListSpec } from '@keyline/platform';

export const TARGETS: ListSpec = {
  resource: 'targets',
  from: sql`target t join person p on p.id = t.person_id`,
  door: (actor) => sql`${peopleDoor(sql`t.person_id`)(actor)} ${measureDoor(sql`t.measure`)(actor)}`,
  columns: {
    id: column(sql`t.id`, 'id', { sortable: false }),
    personId: column(sql`t.person_id`, 'id', { sortable: false }),
    personName: column(sql`p.name`, 'name', { filterable: false }),
    measure: column(sql`t.measure`, 'text'),
    kind: column(sql`t.kind`, 'enum', { values: REPORT_KINDS }),
    period: column(sql`t.period`, 'text'),
    value: column(sql`t.value`, 'money'),
    planId: column(sql`t.plan_id`, 'id', { nullable: true, sortable: false }),
    version: shown(sql`t.version`),
  },
  filters: {
    departmentId: (value) => sql`p.department_id = ${filterValue('id', 'departmentId', value)}::uuid`,
  },
  defaultSort: [['period', 'DESC']],
  tieBreaker: sql`t.id`,
};
