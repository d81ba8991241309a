import sql, { type Sql } from 'sql-template-tag';
import { isOpen, isReceivable, openOf } from '@keyline/contracts';
import type { OpenInstalment } from '@keyline/model';
import type { Database } from '@keyline/platform';
import type { TableShape } from './stored-rows.queries.js';

export const CONTRACT: TableShape = {
  table: 'contract',
  columns: {
    number: ['number', 'text'],
    accountId: ['account_id', 'uuid'],
    ownerId: ['owner_id', 'uuid'],
    name: ['name', 'text'],
    amount: ['amount', 'numeric'],
    taxRate: ['tax_rate', 'numeric'],
    state: ['state', 'text'],
    signedOn: ['signed_on', 'date'],
    paymentTermDays: ['payment_term_days', 'int'],
    searchText: ['search_text', 'text'],
    createdOn: ['created_on', 'date'],
  },
};
export const INSTALMENT: TableShape = {
  table: 'instalment',
  columns: {
    contractId: ['contract_id', 'uuid'],
    accountId: ['account_id', 'uuid'],
    sequence: ['sequence', 'smallint'],
    name: ['name', 'text'],
    amount: ['amount', 'numeric'],
    dueOn: ['due_on', 'date'],
    expectedOn: ['expected_on', 'date'],
    collectorId: ['collector_id', 'uuid'],
  },
};
export const INVOICE: TableShape = {
  table: 'invoice',
  columns: {
    number: ['number', 'text'],
    contractId: ['contract_id', 'uuid'],
    accountId: ['account_id', 'uuid'],
    amount: ['amount', 'numeric'],
    taxRate: ['tax_rate', 'numeric'],
    issuedOn: ['issued_on', 'date'],
  },
};
export const INVOICE_LINE: TableShape = {
  table: 'invoice_line',
  columns: {
    invoiceId: ['invoice_id', 'uuid'],
    contractId: ['contract_id', 'uuid'],
    instalmentId: ['instalment_id', 'uuid'],
    amount: ['amount', 'numeric'],
  },
};
export const PAYMENT: TableShape = {
  table: 'payment',
  columns: {
    number: ['number', 'text'],
    accountId: ['account_id', 'uuid'],
    collectorId: ['collector_id', 'uuid'],
    amount: ['amount', 'numeric'],
    receivedOn: ['received_on', 'date'],
    method: ['method', 'text'],
    payerName: ['payer_name', 'text'],
    bankReference: ['bank_reference', 'text'],
    note: ['note', 'text'],
    importKey: ['import_key', 'text'],
    bookedBy: ['booked_by', 'uuid'],
  },
};
export const ALLOCATION: TableShape = {
  table: 'allocation',
  columns: {
    paymentId: ['payment_id', 'uuid'],
    instalmentId: ['instalment_id', 'uuid'],
    amount: ['amount', 'numeric'],
    allocatedOn: ['allocated_on', 'date'],
    allocatedBy: ['allocated_by', 'uuid'],
  },
};

/** So many numbers of the payments' series at once, in order; the series stays locked until the transaction ends. */
export async function drawPaymentNumbers(database: Database, year: string, count: number): Promise<string[]> {
  if (count === 0) return [];
  const row = await database.maybeRow<{ last: number }>(sql`
    insert into payment_series (year, last_number) values (${Number(year)}::smallint, ${count}::int)
    on conflict (year) do update set last_number = payment_series.last_number + ${count}::int returning last_number as last`);
  const last = row?.last ?? count;
  return Array.from({ length: count }, (_, index) => `HK${year}-${String(last - count + 1 + index).padStart(4, '0')}`);
}

export interface OwedUnder extends OpenInstalment {
  contractId: string;
  accountId: string;
}
/** What is open under these contracts, locked in the order in which everybody locks instalments. */
export const lockOpenUnder = (contractIds: readonly string[]): Sql => sql`
  select i.id, i.contract_id as "contractId", i.account_id as "accountId", i.due_on as "dueOn", i.sequence, ${openOf} as open
  from instalment i where i.contract_id = any (${contractIds}::uuid[]) and ${isOpen} and ${isReceivable} order by i.id for no key update of i`;
