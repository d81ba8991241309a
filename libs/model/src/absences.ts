import { z } from 'zod';
import { id, localDate, optionalLine, patchOf } from './fields.js';

/** Who is away (休假, 外出), from when until when, and who acts meanwhile. Both days count. */
export const AbsenceInput = z.strictObject({
  personId: id,
  deputyId: id,
  fromOn: localDate,
  untilOn: localDate,
  reason: optionalLine(200).optional(),
});
export type AbsenceInput = z.infer<typeof AbsenceInput>;
export const AbsencePatch = patchOf(AbsenceInput.omit({ personId: true }));
export type AbsencePatch = z.infer<typeof AbsencePatch>;

export interface AbsenceRow {
  id: string;
  personId: string;
  personName: string;
  deputyId: string;
  deputyName: string;
  fromOn: string;
  untilOn: string;
  reason: string | null;
  version: number;
  can: { edit: boolean };
}
