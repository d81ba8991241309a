import { z } from 'zod';
import { id, line, localDate, optionalText, patchOf, whole } from './fields.js';

export const COMPLAINT_STATES = ['open', 'in_progress', 'answered', 'closed'] as const;
export type ComplaintState = (typeof COMPLAINT_STATES)[number];
export const COMPLAINT_SEVERITIES = ['low', 'medium', 'high'] as const;
export type ComplaintSeverity = (typeof COMPLAINT_SEVERITIES)[number];

/** How many days after it was reported a complaint is to be answered, unless told otherwise. */
export const COMPLAINT_DAYS = 5;

/** Take in a complaint (投诉), of medium severity unless told. It is to be answered by `dueOn` (default: 5 days later). */
export const ComplaintInput = z.strictObject({
  accountId: id,
  contactId: id.nullable().optional(),
  handlerId: id.nullable().optional(),
  subject: line(200),
  description: optionalText().optional(),
  severity: z.enum(COMPLAINT_SEVERITIES).optional(),
  reportedOn: localDate.optional(),
  dueOn: localDate.optional(),
});
export type ComplaintInput = z.infer<typeof ComplaintInput>;
export const ComplaintPatch = patchOf(ComplaintInput.omit({ accountId: true }));
export type ComplaintPatch = z.infer<typeof ComplaintPatch>;
export const AnswerComplaintInput = z.strictObject({ answer: line(4000), on: localDate.optional() });
export type AnswerComplaintInput = z.infer<typeof AnswerComplaintInput>;
/** Close it with the customer's satisfaction, 1-5. */
export const CloseComplaintInput = z.strictObject({ satisfaction: whole(1, 5) });
export type CloseComplaintInput = z.infer<typeof CloseComplaintInput>;

export interface ComplaintRow {
  id: string;
  accountId: string;
  accountName: string;
  contactId: string | null;
  contactName: string | null;
  reportedById: string;
  reportedByName: string;
  handlerId: string | null;
  handlerName: string | null;
  subject: string;
  description: string | null;
  severity: ComplaintSeverity;
  state: ComplaintState;
  reportedOn: string;
  dueOn: string;
  /** not answered and the due date is over */
  late: boolean;
  answeredOn: string | null;
  answer: string | null;
  satisfaction: number | null;
  version: number;
  can: { edit: boolean; answer: boolean; close: boolean };
}
