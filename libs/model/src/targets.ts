import { z } from 'zod';
import { isPeriodCode, type PeriodKind } from './calendar.js';
import { id, line, money, patchOf } from './fields.js';
import type { MeasureFigure } from './measures.js';
import { may, type Actor } from './actor.js';

/** A week or a month by its code, or undefined when there is no such period. */
export function periodKindOf(code: string): PeriodKind | undefined {
  if (isPeriodCode('weekly', code)) return 'weekly';
  return isPeriodCode('monthly', code) ? 'monthly' : undefined;
}

const period = z
  .string()
  .max(10)
  .refine((code) => periodKindOf(code) !== undefined, 'field.period');

/** What a person is to reach: one measure, one period ("2026-W47" or "2026-11"). Counts are whole decimal strings. */
export const TargetInput = z.strictObject({ personId: id, measure: line(60), period, value: money });
export type TargetInput = z.infer<typeof TargetInput>;
export const TargetPatch = patchOf(z.strictObject({ value: money }));
export type TargetPatch = z.infer<typeof TargetPatch>;

export const PlannedQuery = z.strictObject({ period });
export type PlannedQuery = z.infer<typeof PlannedQuery>;
/** A plan in force says what the person is to reach in the measure: nobody sets it by hand. */
export interface PlannedTarget {
  personId: string;
  measure: string;
}

export interface TargetRow {
  id: string;
  personId: string;
  personName: string;
  measure: string;
  kind: 'weekly' | 'monthly';
  period: string;
  value: string;
  /** What the measure says; null where a percentage has nothing to count against. */
  actual: MeasureFigure;
  /** The plan that it comes from; null when set by hand. */
  planId: string | null;
  version: number;
  can: { edit: boolean };
}

/** Those who lead a person set the targets, nobody their own; who sees everybody (the administrator) may set any. */
export const targetCan = (actor: Pick<Actor, 'id' | 'permissions' | 'reach'>, target: { personId: string }) => ({
  edit: may(actor, 'target:write') && (actor.reach.people === 'everyone' || target.personId !== actor.id),
});
