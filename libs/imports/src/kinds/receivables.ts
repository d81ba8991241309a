import { nameKey, type ImportDefinition, type ValuesOf } from '../import-kind.js';
import { amount, day, field, ownCurrency, text } from '../values.js';
import { writeReceivables } from './receivables.queries.js';

const FIELDS = {
  account: field(['客户', 'Account'], text(100), {
    required: true,
    aliases: ['客户名称', '客户编号', 'customer', 'customer id', 'customer no', 'customer number', 'account name'],
  }),
  invoiceNumber: field(['发票号', 'Invoice no.'], text(50), {
    required: true,
    aliases: ['发票号码', '单据号', '应收单号', 'invoice', 'invoice number', 'document number'],
  }),
  amount: field(['金额', 'Amount'], amount(), {
    required: true,
    aliases: ['应收金额', '开票金额', '发票金额', 'invoice amount', 'amount due', 'total'],
  }),
  issuedOn: field(['开票日期', 'Issued on'], day, {
    required: true,
    aliases: ['发票日期', '单据日期', 'invoice date', 'issue date'],
  }),
  dueOn: field(['到期日', 'Due on'], day, { required: true, aliases: ['应收日期', '到期日期', '应收到期日', 'due date'] }),
  settledOn: field(['收款日期', 'Settled on'], day, {
    aliases: ['到账日期', '回款日期', '结清日期', 'settled date', 'paid on', 'payment date'],
  }),
  contractNumber: field(['合同号', 'Contract no.'], text(50), { aliases: ['合同编号', 'contract', 'contract number'] }),
  owner: field(['负责人', 'Owner'], text(100), { aliases: ['销售', '销售代表', '业务员', 'sales rep', 'account owner'] }),
  currency: field(['币种', 'Currency'], ownCurrency),
};
export type ReceivableValues = ValuesOf<typeof FIELDS>;

/** Without a number of its own the contract is called after its invoice. */
export const contractNumberOf = ({ contractNumber, invoiceNumber = '' }: ReceivableValues): string =>
  contractNumber ?? `AR-${invoiceNumber}`.slice(0, 50);

/**
 * Open and settled receivables of an older system: each row becomes a signed contract of one instalment with its invoice, and where it is
 * settled the payment on that day. It is known again by the number of its invoice; a row that was open and has been settled since is
 * settled by the next import. Customers are created where the import is asked to.
 */
export const RECEIVABLES_IMPORT: ImportDefinition<typeof FIELDS> = {
  kind: 'receivables',
  zh: '应收账款',
  en: 'Receivables',
  permission: 'receivable:import',
  fields: FIELDS,
  keysOf: (values) => [`invoice ${values.invoiceNumber ?? ''}`, `contract ${nameKey(contractNumberOf(values))}`],
  write: writeReceivables,
};
