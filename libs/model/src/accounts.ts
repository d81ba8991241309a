import { z } from 'zod';
import { id, line, localDate, money, optionalLine, optionalText, patchOf, whole } from './fields.js';

export const GRADES = ['A', 'B', 'C', 'D'] as const;
export type Grade = (typeof GRADES)[number];
export const LIFECYCLES = ['potential', 'prospect', 'active', 'dormant', 'lost'] as const;
export type Lifecycle = (typeof LIFECYCLES)[number];
export const CREDIT_RATINGS = ['AAA', 'AA', 'A', 'B', 'C'] as const;

/** A new account (客户档案). The owner defaults to whoever creates it. */
export const AccountInput = z.strictObject({
  name: line(200),
  shortName: optionalLine(100).optional(),
  registrationNo: optionalLine(40).optional(),
  grade: z.enum(GRADES).default('C').optional(),
  lifecycle: z.enum(LIFECYCLES).default('potential').optional(),
  industry: optionalLine(100).optional(),
  region: optionalLine(100).optional(),
  city: optionalLine(100).optional(),
  address: optionalLine(300).optional(),
  website: optionalLine(300).optional(),
  phone: optionalLine(50).optional(),
  parentId: id.nullable().optional(),
  annualRevenue: money.nullable().optional(),
  employeeCount: whole(0, 10_000_000).nullable().optional(),
  annualBudget: money.nullable().optional(),
  procurementPlan: optionalText().optional(),
  decisionProcedure: optionalText().optional(),
  itPlan: optionalText().optional(),
  source: optionalLine(100).optional(),
  paymentTermDays: whole(0, 720).optional(),
});
export type AccountInput = z.infer<typeof AccountInput>;
export const AccountPatch = patchOf(AccountInput);
export type AccountPatch = z.infer<typeof AccountPatch>;

/** Hand an account to another person, or to the pool (`ownerId: null`). */
export const ReassignInput = z.strictObject({ ownerId: id.nullable(), reason: line(500) });
export type ReassignInput = z.infer<typeof ReassignInput>;

/** Let a colleague see an account, until a date or for good. */
export const ShareInput = z.strictObject({
  personId: id,
  until: localDate.nullable().optional(),
  reason: optionalLine(500).optional(),
});
export type ShareInput = z.infer<typeof ShareInput>;

/** One row of the account list. Money as decimal strings; dates as YYYY-MM-DD. */
export interface AccountRow {
  id: string;
  name: string;
  shortName: string | null;
  registrationNo: string | null;
  grade: Grade;
  lifecycle: Lifecycle;
  industry: string | null;
  region: string | null;
  city: string | null;
  phone: string | null;
  parentId: string | null;
  ownerId: string | null;
  ownerName: string | null;
  lastContactOn: string | null;
  createdOn: string;
  /** Seen for a debt that the caller collects, and for nothing else: the head of the file, without what is in it. */
  collectedOnly: boolean;
  version: number;
}

/** A whole account file, with the strip of money, the completeness of the file and what the caller may do. */
export interface AccountRecord extends AccountRow {
  parentName: string | null;
  address: string | null;
  website: string | null;
  annualRevenue: string | null;
  employeeCount: number | null;
  annualBudget: string | null;
  procurementPlan: string | null;
  decisionProcedure: string | null;
  itPlan: string | null;
  source: string | null;
  creditRating: string | null;
  creditLimit: string | null;
  paymentTermDays: number;
  /** Null to who sees the head only. */
  completeness: { score: number; missing: string[] } | null;
  contactCount: number;
  can: { edit: boolean; reassign: boolean; share: boolean };
}

/** One entry of an account's timeline. `label` is read through the caller's own doors: what one may not see has none. */
export interface TimelineEntry {
  id: string;
  at: string;
  kind: string;
  actorName: string | null;
  entity: string;
  entityId: string;
}
/** The same of a contract, with the name of the milestone, instalment, invoice or payment that it is about. */
export interface ContractTimelineEntry extends TimelineEntry {
  subject: string | null;
}
