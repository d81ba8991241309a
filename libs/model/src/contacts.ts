import { z } from 'zod';
import { id, line, localDate, optionalLine, optionalText, patchOf, whole } from './fields.js';

export const DECISION_ROLES = ['decision_maker', 'approver', 'influencer', 'user', 'gatekeeper', 'coach'] as const;
export type DecisionRole = (typeof DECISION_ROLES)[number];
export const ATTITUDES = ['supporter', 'neutral', 'opponent', 'unknown'] as const;
export type Attitude = (typeof ATTITUDES)[number];

/** A new contact (联系人). */
export const ContactInput = z.strictObject({
  accountId: id,
  name: line(100),
  title: optionalLine(100).optional(),
  department: optionalLine(100).optional(),
  decisionRole: z.enum(DECISION_ROLES).nullable().optional(),
  attitude: z.enum(ATTITUDES).optional(),
  influence: whole(1, 5).nullable().optional(),
  reportsToId: id.nullable().optional(),
  mobile: optionalLine(50).optional(),
  phone: optionalLine(50).optional(),
  email: z
    .union([z.literal('').transform(() => null), z.email().max(200)])
    .nullable()
    .optional(),
  wechat: optionalLine(100).optional(),
  birthday: localDate.nullable().optional(),
  business: optionalLine(200).optional(),
  note: optionalText().optional(),
  leftOn: localDate.nullable().optional(),
});
export type ContactInput = z.infer<typeof ContactInput>;
/** A contact stays with its account; everything else can be edited. */
export const ContactPatch = patchOf(ContactInput.omit({ accountId: true }));
export type ContactPatch = z.infer<typeof ContactPatch>;

export interface ContactRow {
  id: string;
  accountId: string;
  accountName: string;
  name: string;
  title: string | null;
  department: string | null;
  decisionRole: DecisionRole | null;
  attitude: Attitude;
  influence: number | null;
  reportsToId: string | null;
  reportsToName: string | null;
  mobile: string | null;
  phone: string | null;
  email: string | null;
  wechat: string | null;
  birthday: string | null;
  business: string | null;
  note: string | null;
  leftOn: string | null;
  lastMetOn: string | null;
  createdOn: string;
  /** Seen for a debt of the account alone: name and numbers, without what we think of them. */
  collectedOnly: boolean;
  version: number;
  can: { edit: boolean; delete: boolean };
}
