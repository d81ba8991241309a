import type { Grade, InstalmentKind, Stage, VisitKind } from '@keyline/model';
import type { City, Region } from './cities.js';
import type { CompanyName, Industry } from './company-names.js';
import type { Day } from './days.js';
import type { PersonName } from './person-names.js';

/** What people are called in this generator before they are rows. Amounts are whole cents. */
export interface Person {
  readonly id: string;
  readonly name: PersonName;
  readonly username: string;
  readonly title: string;
  readonly role: 'rep' | 'supervisor' | 'director' | 'finance' | 'presales' | 'legal' | 'assistant' | 'admin';
  readonly departmentId: string;
  readonly manager: Person | null;
  readonly hiredOn: Day;
  readonly leftOn: Day | null;
  readonly region: Region | null;
  /** Calls and visits against the usual; also how well the person sells. */
  readonly energy: number;
}

/** A sales team: who leads it, who sells. */
export interface Team {
  readonly index: number;
  readonly region: Region;
  readonly supervisor: Person;
  readonly assistant: Person;
  readonly reps: readonly Person[];
  /** Sold here once, and left. */
  readonly leavers: readonly Person[];
}

/** Everybody, and how they are arranged. */
export interface Staff {
  readonly people: readonly Person[];
  readonly teams: readonly Team[];
  readonly finance: readonly Person[];
  readonly presales: readonly Person[];
  readonly legal: readonly Person[];
}

/** From when until when somebody answered for an account; nobody means the pool. */
export interface Tenure {
  readonly person: Person | null;
  readonly from: Day;
  readonly until: Day | null;
  readonly reason: string | null;
}

/** A contact person at a customer. */
export interface ContactPerson {
  readonly id: string;
  readonly name: PersonName;
  readonly rank: number;
  /** 王总, 李经理: how a rep writes of the person. */
  readonly called: string;
  readonly since: Day;
}

/** A customer with everything that happened there. */
export interface Customer {
  readonly id: string;
  readonly name: CompanyName;
  readonly fullName: string;
  readonly shortName: string;
  readonly grade: Grade;
  readonly industry: Industry;
  readonly place: City;
  readonly address: string;
  readonly region: Region;
  readonly parentId: string | null;
  readonly createdOn: Day;
  readonly tenures: readonly Tenure[];
  readonly owner: Person | null;
  /** 0 pays like clockwork, 1 never by itself. */
  readonly slackness: number;
  readonly termDays: number;
  contacts: ContactPerson[];
  deals: Deal[];
  agreements: Agreement[];
  lastContactOn: Day | null;
}

/** A move of a deal to a stage. */
export interface Move {
  readonly stage: Stage;
  readonly on: Day;
  readonly minute: number;
  readonly amount: bigint;
}

/** A sales opportunity. */
export interface Deal {
  readonly id: string;
  readonly customer: Customer;
  readonly owner: Person;
  readonly productIndex: number;
  readonly pieces: readonly string[];
  readonly moves: readonly Move[];
  readonly expectedCloseOn: Day;
  readonly rivals: readonly { readonly index: number; readonly stance: 'ahead' | 'level' | 'behind' | 'unknown' }[];
  readonly lostReason: string | null;
  readonly lostTo: string | null;
  readonly nextStep: { readonly text: string; readonly on: Day } | null;
}

/** A part of the contract sum, and what came in for it. */
export interface Part {
  readonly id: string;
  readonly sequence: number;
  readonly name: string;
  readonly kind: InstalmentKind;
  readonly amount: bigint;
  readonly dueOn: Day;
  /** The delivery or acceptance that it hangs on; null when it is due on a date. */
  readonly milestoneId: string | null;
  received: bigint;
  settledOn: Day | null;
  disputedOn: Day | null;
  disputeNote: string | null;
  /** Set where the story wants it: paid so late, so much in all. */
  readonly script: PaymentScript | null;
}

/** How an instalment of a told story is paid: parts of its sum in per cent, days after it is due. Nothing listed is nothing paid. */
export type PaymentScript = readonly { readonly percent: number; readonly daysLate: number }[];

/** A contract with its payment schedule. */
export interface Agreement {
  readonly id: string;
  readonly customer: Customer;
  readonly deal: Deal | null;
  readonly owner: Person;
  readonly pieces: readonly string[];
  readonly amount: bigint;
  readonly taxRate: number;
  readonly createdOn: Day;
  readonly signedOn: Day | null;
  readonly startsOn: Day | null;
  readonly endsOn: Day | null;
  readonly acceptedOn: Day | null;
  readonly terminatedOn: Day | null;
  readonly parts: readonly Part[];
  number: string;
}

/** A visit or call as planned by the generator: who, where, when; its words are found when the row is written. */
export interface Call {
  readonly id: string;
  readonly person: Person;
  readonly customer: Customer;
  readonly day: Day;
  readonly minute: number;
  readonly kind: VisitKind;
  readonly bookedAt: number;
  next: { readonly text: string; readonly on: Day } | null;
}

/** Who answered for the customer on that day; before the first tenure, the first. */
export function ownerOn(customer: Customer, day: Day): Person | null {
  let found = customer.tenures[0]?.person ?? null;
  for (const tenure of customer.tenures) if (tenure.from <= day) found = tenure.person;
  return found;
}

/** The stage of a deal at the end of that day, or null when it was not there yet. */
export function stageOn(deal: Deal, day: Day): Stage | null {
  let found: Stage | null = null;
  for (const move of deal.moves) if (move.on <= day) found = move.stage;
  return found;
}

/** The last move of the deal: where it stands. */
export function standing(deal: Deal): Move {
  return deal.moves[deal.moves.length - 1] as Move;
}
