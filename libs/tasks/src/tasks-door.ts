import sql, { empty, type Sql } from 'sql-template-tag';
import type { Actor } from '@keyline/model';

/** The door to tasks, as a join behind `from task t`: one's own, and those of the people whom one leads. */
export function tasksDoor(actor: Actor): Sql {
  switch (actor.reach.people) {
    case 'everyone':
      return empty;
    case 'reach':
      return sql`join person_reach reach on reach.person_id = t.person_id and reach.viewer_id = ${actor.id}::uuid`;
    default:
      return sql`join person self on self.id = t.person_id and self.id = ${actor.id}::uuid`;
  }
}
