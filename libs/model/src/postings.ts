/** Where somebody stands in the house, on any day: department, superior and roles (任职). */
import type { LocalDate } from './calendar.js';
import type { Role } from './roles.js';

export interface Posting {
  readonly roles: readonly Role[];
  readonly departmentId: string;
  readonly managerId: string | null;
}

/** A place that somebody had before the present one; `untilOn` is the last day of it. */
export interface FormerPosting extends Posting {
  readonly untilOn: LocalDate;
}

/** The present place, and the former ones from the oldest to the latest. */
export interface Posted extends Posting {
  readonly former: readonly FormerPosting[];
}

/** The place that somebody had on a day: the earliest former one that lasted until then or longer, else the present one. */
export const postingOn = (person: Posted, day: LocalDate): Posting =>
  person.former.find(({ untilOn }) => untilOn >= day) ?? person;

/** A line of a person's history in the house, as shown. `fromOn` is the first day, `untilOn` null for the present place. */
export interface PostingRow {
  fromOn: LocalDate;
  untilOn: LocalDate | null;
  roles: Role[];
  departmentId: string;
  departmentName: string;
  managerId: string | null;
  managerName: string | null;
}
