import sql from 'sql-template-tag';
import type { Actor } from '@keyline/model';
import { Problem, type ActorDirectory, type Database } from '@keyline/platform';

/**
 * On whose behalf a command acts: the person with that user name, else the administrator who has been there longest.
 * @throws Problem record.not-found when there is nobody
 */
export async function administrator(
  { database, people }: { database: Database; people: ActorDirectory },
  username?: string,
): Promise<Actor> {
  const person = await database.maybeRow<{ id: string }>(
    username === undefined
      ? sql`select id from person where 'admin' = any (roles) and (left_on is null or left_on >= current_date) order by created_at, id limit 1`
      : sql`select person_id as id from credential where username = lower(${username}::text)`,
  );
  const actor = person && (await people.findActor(person.id));
  if (!actor) throw new Problem('record.not-found');
  return actor;
}
