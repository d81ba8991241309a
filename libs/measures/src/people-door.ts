import sql, { empty, type Sql } from 'sql-template-tag';
import type { Actor } from '@keyline/model';
import { hiddenMeasures } from './catalogue.js';

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

/**
 * The door to what is kept by measure (targets, plans): rows of a measure that the reader may not have are not there.
 * @param code the column that holds the measure's code
 */
export function measureDoor(code: Sql): (actor: Actor) => Sql {
  return (actor) => {
    const hidden = hiddenMeasures(actor);
    return hidden.length === 0 ? empty : sql`join (select true) for_the_reader on ${code} <> all (${hidden}::text[])`;
  };
}
