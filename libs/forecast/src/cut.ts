import type { MeasureCut } from '@keyline/model';
import { teamOf, type ReachedPerson } from '@keyline/measures';

/** The line that a person's figures are added to. */
export function cutOf(by: MeasureCut, person: ReachedPerson): { key: string; name: string } {
  if (by === 'team') return teamOf(person);
  return by === 'person' ? { key: person.id, name: person.name } : { key: person.departmentId, name: person.departmentName };
}
