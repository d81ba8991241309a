import type { AccountRecord } from '@keyline/model';

/** An account as its page gets it: the file, and the strip of money as decimal strings. */
export interface Account extends AccountRecord {
  nextStepOn?: string | null;
  signedAmount?: string | null;
  invoicedAmount?: string | null;
  receivedAmount?: string | null;
  overdueAmount?: string | null;
}
