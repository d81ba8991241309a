import sql, { empty } from 'sql-template-tag';
import { APPROVAL_CODES } from '@keyline/model';
import { column, shown, type ListSpec } from '@keyline/platform';

/** How each kind of thing is approved: configuration, read by those who may read configuration. */
export const APPROVAL_DEFINITIONS: ListSpec = {
  resource: 'approval-definitions',
  from: sql`approval_definition d`,
  door: () => empty,
  columns: {
    id: column(sql`d.id`, 'id', { sortable: false }),
    code: column(sql`d.code`, 'enum', { values: APPROVAL_CODES }),
    name: shown(sql`d.name`),
    active: column(sql`d.active`, 'flag', { sortable: false }),
    steps: shown(sql`d.steps`),
    version: shown(sql`d.version`),
  },
  defaultSort: [['code', 'ASC']],
  tieBreaker: sql`d.id`,
};
