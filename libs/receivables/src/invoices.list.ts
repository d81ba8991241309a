import sql, { type Sql } from 'sql-template-tag';
import { contractsDoor, flagFilter } from '@keyline/contracts';
import { INVOICE_KINDS } from '@keyline/model';
import { column, filterValue, shown, type ListSpec } from '@keyline/platform';

export const INVOICES: ListSpec = {
  resource: 'invoices',
  from: sql`invoice v left join contract c on c.id = v.contract_id left join account a on a.id = v.account_id`,
  door: contractsDoor(sql`v.account_id`, sql`v.contract_id`, { by: 'contract', key: sql`v.contract_id` }),
  columns: {
    id: column(sql`v.id`, 'id', { sortable: false }),
    number: column(sql`v.number`, 'text'),
    kind: column(sql`v.kind`, 'enum', { values: INVOICE_KINDS, sortable: false }),
    reversesId: column(sql`v.reverses_id`, 'id', { nullable: true, sortable: false }),
    reversesNumber: shown(sql`(select o.number from invoice o where o.id = v.reverses_id)`),
    reversed: shown(sql`v.reversed`),
    contractId: column(sql`v.contract_id`, 'id', { sortable: false }),
    contractNumber: column(sql`c.number`, 'text'),
    accountId: column(sql`v.account_id`, 'id', { sortable: false }),
    accountName: column(sql`a.name`, 'name', { filterable: false }),
    instalmentNames: shown(
      sql`(select string_agg(i.name, ', ' order by i.sequence) from invoice_line l join instalment i on i.id = l.instalment_id where l.invoice_id = v.id)`,
    ),
    amount: column(sql`v.amount`, 'money'),
    taxRate: shown(sql`v.tax_rate`),
    netAmount: shown(sql`v.net`),
    taxAmount: shown(sql`v.amount - v.net`),
    issuedOn: column(sql`v.issued_on`, 'date'),
    cancelledOn: column(sql`v.cancelled_on`, 'date', { nullable: true }),
    cancelReason: shown(sql`v.cancel_reason`),
    note: shown(sql`v.note`),
    version: shown(sql`v.version`),
  },
  filters: {
    cancelled: flagFilter('cancelled', sql`v.cancelled_on is not null`),
    red: flagFilter('red', sql`v.reverses_id is not null`),
    instalmentId: (value) =>
      sql`exists (select 1 from invoice_line l where l.invoice_id = v.id and l.instalment_id = ${filterValue('id', 'instalmentId', value)}::uuid)`,
  },
  searchIn: sql`(lower(v.number) || ' ' || c.search_text)`,
  defaultSort: [['issuedOn', 'DESC']],
  tieBreaker: sql`v.id`,
};

/** The lines of an invoice; whoever asks has come through its door. */
export const linesOf = (invoiceId: string): Sql => sql`
  select l.id, l.instalment_id as "instalmentId", i.name as "instalmentName", i.sequence, l.amount
  from invoice_line l join instalment i on i.id = l.instalment_id where l.invoice_id = ${invoiceId}::uuid order by i.sequence`;

/** The red-letter invoices that reverse an invoice. */
export const reversalsOf = (invoiceId: string): Sql => sql`
  select v.id, v.number, v.amount, v.issued_on as "issuedOn", v.cancelled_on as "cancelledOn"
  from invoice v where v.reverses_id = ${invoiceId}::uuid order by v.issued_on, v.id`;
