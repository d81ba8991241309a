import sql from 'sql-template-tag';
import { contractsDoor, flagFilter } from '@keyline/contracts';
import { column, shown, type ListSpec } from '@keyline/platform';

export const INVOICES: ListSpec = {
  resource: 'invoices',
  from: sql`invoice v left join contract c on c.id = v.contract_id left join account a on a.id = v.account_id left join instalment i on i.id = v.instalment_id`,
  door: contractsDoor(sql`v.account_id`, sql`v.contract_id`),
  columns: {
    id: column(sql`v.id`, 'id', { sortable: false }),
    number: column(sql`v.number`, 'text'),
    contractId: column(sql`v.contract_id`, 'id', { sortable: false }),
    contractNumber: column(sql`c.number`, 'text'),
    accountId: column(sql`v.account_id`, 'id', { sortable: false }),
    accountName: column(sql`a.name`, 'text', { filterable: false }),
    instalmentId: column(sql`v.instalment_id`, 'id', { nullable: true, sortable: false }),
    instalmentName: shown(sql`i.name`),
    amount: column(sql`v.amount`, 'money'),
    taxRate: shown(sql`v.tax_rate`),
    // The amount includes the tax.
    taxAmount: shown(sql`round(v.amount * v.tax_rate / (100 + v.tax_rate), 2)`),
    issuedOn: column(sql`v.issued_on`, 'date'),
    cancelledOn: column(sql`v.cancelled_on`, 'date', { nullable: true }),
    cancelReason: shown(sql`v.cancel_reason`),
    note: shown(sql`v.note`),
    version: shown(sql`v.version`),
  },
  filters: { cancelled: flagFilter('cancelled', sql`v.cancelled_on is not null`) },
  searchIn: sql`(lower(v.number) || ' ' || c.search_text)`,
  defaultSort: [['issuedOn', 'DESC']],
  tieBreaker: sql`v.id`,
};
