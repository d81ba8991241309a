/** How complete an account file is (客户档案完整度, DOMAIN D1 and D2): what a rep must know about a key account, weighted. */

/** Points of each part of the file, 100 together. Who decides and who is known there weigh most, then money and procedure. */
export const ACCOUNT_FILE_WEIGHTS = {
  registrationNo: 8,
  industry: 8,
  region: 6,
  city: 4,
  address: 5,
  website: 3,
  phone: 5,
  annualRevenue: 7,
  employeeCount: 4,
  annualBudget: 8,
  procurementPlan: 8,
  decisionProcedure: 8,
  itPlan: 6,
  contacts: 10,
  decisionMaker: 10,
} as const satisfies Record<string, number>;

/** A part of the account file that counts. */
export type AccountFileField = keyof typeof ACCOUNT_FILE_WEIGHTS;

/** The file as far as it counts. `contacts` is a list or a count; `decisionMaker` a name, an id, or whether there is one. */
export type AccountFile = { readonly [Field in AccountFileField]?: string | number | boolean | readonly unknown[] | null };

const FIELDS = Object.keys(ACCOUNT_FILE_WEIGHTS) as AccountFileField[];

/**
 * Points of the file from 0 to 100, and what is missing, the most valuable first. Blank text, the number 0, `false` and an empty list
 * count as missing; the text `'0.00'` does not, because "no budget" is an answer.
 */
export function fileCompleteness(account: AccountFile): { score: number; missing: AccountFileField[] } {
  const missing = FIELDS.filter((field) => !isFilled(account[field]));
  const lost = missing.reduce((sum, field) => sum + ACCOUNT_FILE_WEIGHTS[field], 0);
  return { score: 100 - lost, missing: missing.sort((a, b) => ACCOUNT_FILE_WEIGHTS[b] - ACCOUNT_FILE_WEIGHTS[a]) };
}

function isFilled(value: AccountFile[AccountFileField]): boolean {
  if (typeof value === 'string') return value.trim() !== '';
  if (typeof value === 'number') return value > 0;
  if (typeof value === 'boolean') return value;
  return value !== null && value !== undefined && value.length > 0;
}
