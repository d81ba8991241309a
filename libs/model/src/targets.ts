import { z } from 'zod';
import { id, line, money, patchOf } from './fields.js';

/** What a person is to reach: one measure, one period ("2026-W47" or "2026-11"). Counts are whole decimal strings. */
export const TargetInput = z.strictObject({ personId: id, measure: line(60), period: z.string().max(10), value: money });
export type TargetInput = z.infer<typeof TargetInput>;
export const TargetPatch = patchOf(z.strictObject({ value: money }));
export type TargetPatch = z.infer<typeof TargetPatch>;

export interface TargetRow {
  id: string;
  personId: string;
  personName: string;
  measure: string;
  kind: 'weekly' | 'monthly';
  period: string;
  value: string;
  actual: string;
  version: number;
  can: { edit: boolean };
}
