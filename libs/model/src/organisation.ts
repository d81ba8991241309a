import { z } from 'zod';
import { line, optionalLine, version } from './fields.js';

/** Where customers are to pay, and whose paper a letter is; what is left out is empty. */
export const OrganisationInput = z.strictObject({
  name: line(200),
  address: optionalLine(300).optional(),
  phone: optionalLine(50).optional(),
  bankName: optionalLine(200).optional(),
  bankAccountName: optionalLine(200).optional(),
  bankAccountNo: optionalLine(60).optional(),
  version,
});
export type OrganisationInput = z.infer<typeof OrganisationInput>;
export interface Organisation {
  name: string;
  address: string | null;
  phone: string | null;
  bankName: string | null;
  bankAccountName: string | null;
  bankAccountNo: string | null;
  version: number;
  can: { edit: boolean };
}
