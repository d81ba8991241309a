/** Days that a contract's own days are measured against (合同, DOMAIN D22 and D25). */
import { addDays, type LocalDate } from './calendar.js';

/** How long before it is drawn up here a contract may have been signed on paper: a quarter, the time that papers take to come in. */
const PAPERS_COME_IN_DAYS = 90;

interface ContractDays {
  readonly createdOn: LocalDate;
  readonly startsOn?: LocalDate | null | undefined;
  readonly signedOn?: LocalDate | null | undefined;
}

/**
 * The first day on which something can be due under the contract: it begins with its term, its draft or its signature, whichever is
 * first. What was owed before under an older paper is imported with that paper, not made part of a new one.
 */
export const earliestDueOn = ({ createdOn, startsOn, signedOn }: ContractDays): LocalDate =>
  [startsOn, signedOn].reduce<LocalDate>((first, day) => (day && day < first ? day : first), createdOn);

/** The first day that a contract drawn up on `createdOn` can be said to be signed on; old contracts come in by import. */
export const earliestSigning = (createdOn: LocalDate): LocalDate => addDays(createdOn, -PAPERS_COME_IN_DAYS);
