import type { ImportKind } from '@keyline/model';
import type { ImportDefinition } from '../import-kind.js';
import { ACCOUNTS_IMPORT } from './accounts.js';
import { BANK_STATEMENT_IMPORT } from './bank-statement.js';
import { OPPORTUNITIES_IMPORT } from './opportunities.js';
import { PAYMENTS_IMPORT } from './payments.js';
import { PEOPLE_IMPORT } from './people.js';
import { PRODUCTS_IMPORT } from './products.js';
import { RECEIVABLES_IMPORT } from './receivables.js';

/** What can be imported. A further kind is one file beside these and a line here. */
export const DEFINITIONS: Readonly<Record<ImportKind, ImportDefinition>> = {
  accounts: ACCOUNTS_IMPORT,
  people: PEOPLE_IMPORT,
  products: PRODUCTS_IMPORT,
  opportunities: OPPORTUNITIES_IMPORT,
  receivables: RECEIVABLES_IMPORT,
  payments: PAYMENTS_IMPORT,
  'bank-statement': BANK_STATEMENT_IMPORT,
};
