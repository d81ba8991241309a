import type { AccountRecord } from '@keyline/model';

/** An account as its page gets it. */
export type Account = AccountRecord;
