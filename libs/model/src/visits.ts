import { z } from 'zod';
import { id, instant, line, localDate, optionalLine, optionalText, patchOf, whole } from './fields.js';

/** What lies beside a visit: pictures taken there, and anything else. */
export const VISIT_FILE_KINDS = ['photo', 'other'] as const;
export type VisitFileKind = (typeof VISIT_FILE_KINDS)[number];

export const VISIT_KINDS = ['onsite', 'phone', 'online', 'hosted'] as const;
export type VisitKind = (typeof VISIT_KINDS)[number];
export const PLAN_STATES = ['planned', 'done', 'cancelled'] as const;
export type PlanState = (typeof PLAN_STATES)[number];

/** What was seen of a competitor during the visit; becomes a market note (of kind `other` unless told). */
export const CompetitorSighting = z.strictObject({
  competitorId: id.nullable().optional(),
  kind: z.enum(['price', 'product', 'move', 'other']).optional(),
  content: line(2000),
});

export type CompetitorSighting = z.infer<typeof CompetitorSighting>;

const visitFields = {
  kind: z.enum(VISIT_KINDS),
  visitedAt: instant.optional(),
  opportunityId: id.nullable().optional(),
  contactIds: z.array(id).max(50).optional(),
  durationMinutes: whole(0, 1440).nullable().optional(),
  purpose: optionalLine(500).optional(),
  note: optionalText(8000).optional(),
  needs: optionalText().optional(),
  result: optionalText().optional(),
  nextStep: optionalLine(500).optional(),
  nextStepOn: localDate.nullable().optional(),
  checkInAt: instant.nullable().optional(),
  checkInPlace: optionalLine(300).optional(),
  checkInLat: z.number().min(-90).max(90).nullable().optional(),
  checkInLng: z.number().min(-180).max(180).nullable().optional(),
  checkOutAt: instant.nullable().optional(),
};

/**
 * Log a visit (拜访). With `planId` it fulfils that plan; `nextStep` with `nextStepOn` becomes the next plan; `clientKey` is the phone's
 * own id of this visit: sent twice, it is stored once.
 */
export const VisitInput = z.strictObject({
  accountId: id,
  planId: id.nullable().optional(),
  clientKey: line(100).optional(),
  competitorNews: z.array(CompetitorSighting).max(10).optional(),
  ...visitFields,
});
export type VisitInput = z.infer<typeof VisitInput>;
export const VisitPatch = patchOf(z.strictObject(visitFields));
export type VisitPatch = z.infer<typeof VisitPatch>;

interface VisitFacts {
  visitedOn: string;
  nextStep?: string | null;
  nextStepOn?: string | null;
  checkInAt?: string | Date | null;
  checkOutAt?: string | Date | null;
  checkInLat?: string | number | null;
  checkInLng?: string | number | null;
}
const isMissing = (value: unknown): boolean => value === null || value === undefined;

/** Where a visit contradicts itself: field → key of the reason. Empty when it makes sense. */
export function visitContradictions(visit: VisitFacts): Record<string, string> {
  const found: Record<string, string> = {};
  if (visit.nextStepOn && !visit.nextStep) found['nextStep'] = 'field.next-step-needed';
  if (visit.nextStepOn && visit.nextStepOn < visit.visitedOn) found['nextStepOn'] = 'field.date-order';
  if (visit.checkInAt && visit.checkOutAt && new Date(visit.checkOutAt) < new Date(visit.checkInAt))
    found['checkOutAt'] = 'field.date-order';
  const [noLat, noLng] = [isMissing(visit.checkInLat), isMissing(visit.checkInLng)];
  if (noLat !== noLng) found[noLat ? 'checkInLat' : 'checkInLng'] = 'field.required';
  return found;
}

export interface VisitRow {
  id: string;
  personId: string;
  personName: string;
  accountId: string;
  accountName: string;
  accountGrade: string;
  opportunityId: string | null;
  opportunityName: string | null;
  kind: VisitKind;
  visitedAt: string;
  visitedOn: string;
  durationMinutes: number | null;
  purpose: string | null;
  note: string | null;
  needs: string | null;
  result: string | null;
  nextStep: string | null;
  nextStepOn: string | null;
  checkInAt: string | null;
  checkInPlace: string | null;
  checkInLat: string | null;
  checkInLng: string | null;
  checkOutAt: string | null;
  contacts: { id: string; name: string }[];
  planId: string | null;
  nextPlanId: string | null;
  version: number;
  can: { edit: boolean; delete: boolean };
}

/** A planned visit (拜访计划). `personId` defaults to the caller, `kind` to on-site; a supervisor may plan for the team. */
export const VisitPlanInput = z.strictObject({
  accountId: id,
  personId: id.optional(),
  plannedOn: localDate,
  startsAt: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .nullable()
    .optional(),
  kind: z.enum(VISIT_KINDS).optional(),
  purpose: optionalLine(500).optional(),
});
export type VisitPlanInput = z.infer<typeof VisitPlanInput>;
export const VisitPlanPatch = patchOf(VisitPlanInput.omit({ accountId: true, personId: true }));
export type VisitPlanPatch = z.infer<typeof VisitPlanPatch>;
export const CancelPlanInput = z.strictObject({ reason: line(500) });
export type CancelPlanInput = z.infer<typeof CancelPlanInput>;

export interface VisitPlanRow {
  id: string;
  personId: string;
  personName: string;
  accountId: string;
  accountName: string;
  accountGrade: string;
  plannedOn: string;
  startsAt: string | null;
  kind: VisitKind;
  purpose: string | null;
  state: PlanState;
  /** planned, but its day is over and nothing was logged */
  missed: boolean;
  source: 'manual' | 'next_step' | 'report';
  visitId: string | null;
  cancelReason: string | null;
  version: number;
  can: { edit: boolean; cancel: boolean; log: boolean };
}
