import { reachedPeople, type ReachedPerson } from '@keyline/measures';
import type { Actor } from '@keyline/model';
import type { Database } from '@keyline/platform';

/** Whom a roll-up is limited to. */
export interface Scope {
  departmentId: string | null;
  leaderId: string | null;
}

/** The part of a scope in which the actor reaches nobody, or null: what one may not see one cannot send either. */
export async function unreached(
  database: Database,
  actor: Actor,
  { departmentId, leaderId }: Scope,
): Promise<keyof Scope | null> {
  if (departmentId === null && leaderId === null) return null;
  const reached = await database.rows<ReachedPerson>(reachedPeople(actor));
  if (departmentId !== null && !reached.some((person) => person.departmentId === departmentId.toLowerCase()))
    return 'departmentId';
  return leaderId !== null && !reached.some((person) => person.id === leaderId.toLowerCase()) ? 'leaderId' : null;
}
