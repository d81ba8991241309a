import sql, { empty, type Sql } from 'sql-template-tag';
import type { Actor } from '@keyline/model';

/**
 * The one door to people's work - figures, targets, reports: a join on `person_reach` (oneself, direct and indirect reports, the
 * director's departments), placed behind the FROM of every such read.
 * @param personId the column that holds the person, for instance sql`report.person_id`
 */
export function peopleDoor(personId: Sql): (actor: Actor) => Sql {
  return (actor) => {
    switch (actor.reach.people) {
      case 'everyone':
        return empty;
      case 'reach':
        return sql`join person_reach reach on reach.person_id = ${personId} and reach.viewer_id = ${actor.id}::uuid`;
      default:
        return sql`join person_reach reach on false`;
    }
  };
}
