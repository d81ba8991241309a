import { createHash } from 'node:crypto';
import sql from 'sql-template-tag';
import { isNegative, isPositive, type Money } from '@keyline/model';
import { newId } from '@keyline/platform';
import {
  nameKey,
  nothingWritten,
  Refused,
  type BatchResult,
  type ImportDefinition,
  type Row,
  type ValuesOf,
  type WriteContext,
} from '../import-kind.js';
import { takeEach } from '../refusals.js';
import { amount, choice, day, field, ownCurrency, signedAmount, text } from '../values.js';
import { recordRows } from './stored-rows.queries.js';

const FIELDS = {
  bookedOn: field(['交易日期', 'Booked on'], day, {
    required: true,
    aliases: ['交易时间', '记账日期', '入账日期', '入账时间', '日期', 'date', 'booking date', 'transaction date', 'value date'],
  }),
  credit: field(['收入金额', 'Money in'], amount(), {
    aliases: [
      '贷方金额',
      '贷方发生额',
      '收入',
      '贷方',
      '存入',
      '转入金额',
      '存入金额',
      'credit',
      'credit amount',
      'paid in',
      'deposit',
    ],
  }),
  debit: field(['支出金额', 'Money out'], amount(), {
    aliases: [
      '借方金额',
      '借方发生额',
      '支出',
      '借方',
      '支取',
      '转出金额',
      '支取金额',
      'debit',
      'debit amount',
      'paid out',
      'withdrawal',
    ],
  }),
  amount: field(['交易金额', 'Amount'], signedAmount, {
    aliases: ['金额', '发生额', '交易额', 'amount cny', 'transaction amount'],
  }),
  direction: field(
    ['借贷标志', 'Direction'],
    choice({
      in: ['贷', '贷方', '收', '收入', 'c', 'cr', 'credit', '+', '转入'],
      out: ['借', '借方', '支', '支出', 'd', 'dr', 'debit', '-', '转出'],
    }),
    { aliases: ['借贷', '收支', '借/贷', '收/支', '借贷方向', 'debit/credit', 'dc'] },
  ),
  currency: field(['币种', 'Currency'], ownCurrency, { aliases: ['货币', 'ccy'] }),
  payerName: field(['对方户名', 'Payer'], text(200), {
    aliases: [
      '对方名称',
      '对方单位',
      '对方账户名称',
      '付款人',
      '付款人名称',
      '付款方',
      '付款方名称',
      '对手方名称',
      'payer name',
      'counterparty',
      'name',
    ],
  }),
  payerAccount: field(['对方账号', 'Payer account'], text(100), {
    aliases: ['对方账户', '付款人账号', '付款账号', '对手方账号', 'counterparty account', 'iban'],
  }),
  reference: field(['流水号', 'Reference'], text(100), {
    aliases: [
      '交易流水号',
      '交易流水',
      '银行流水号',
      '核心流水号',
      '凭证号',
      '凭证号码',
      '交易参考号',
      'transaction id',
      'transaction reference',
      'ref',
    ],
  }),
  purpose: field(['摘要', 'Purpose'], text(500), { aliases: ['用途', '交易摘要', '交易用途', 'description', 'details'] }),
  remark: field(['附言', 'Remark'], text(500), { aliases: ['备注', '交易附言', '客户附言', 'memo', 'note'] }),
  ownAccount: field(['本方账号', 'Own account'], text(100), {
    aliases: ['账号', '我方账号', '本方账户', 'account no', 'account number'],
  }),
};
type LineValues = ValuesOf<typeof FIELDS>;

/** What came in by this line; null when money went out. @throws Refused where the line has no amount at all */
function incoming({ credit, debit, amount, direction }: LineValues): Money | null {
  if (credit !== undefined && isPositive(credit)) return credit;
  if (debit !== undefined && isPositive(debit)) return null;
  if (amount === undefined) {
    if (credit === undefined && debit === undefined) throw new Refused('no-amount', {}, 'amount');
    return null;
  }
  if (direction === 'out' || (direction === undefined && !isPositive(amount))) return null;
  if (isNegative(amount)) throw new Refused('money', {}, 'amount');
  return isPositive(amount) ? amount : null;
}

const sameTransfer = (values: LineValues) => [
  values.bookedOn,
  values.credit ?? values.amount ?? '',
  values.reference ?? '',
  values.payerName === undefined ? '' : nameKey(values.payerName),
  values.ownAccount ?? '',
];

interface NewLine {
  id: string;
  line: number;
  key: string;
  ownAccount: string | null;
  bookedOn: string;
  amount: Money;
  payerName: string | null;
  payerAccount: string | null;
  reference: string | null;
  purpose: string | null;
}

function lineOf({ line, values }: Row<LineValues>, { facts, today, options }: WriteContext): NewLine | null {
  const came = incoming(values);
  if (values.bookedOn === undefined) throw new Refused('required', {}, 'bookedOn');
  if (values.bookedOn > today) throw new Refused('future-day', {}, 'bookedOn');
  if (came === null) return null;
  const ownAccount = values.ownAccount ?? (options.ownAccount || null);
  const identity = [
    values.bookedOn,
    came,
    values.reference ?? '',
    nameKey(values.payerName ?? ''),
    ownAccount ?? '',
    facts.occurrence(line),
  ];
  return {
    id: newId(),
    line,
    key: createHash('sha256').update(JSON.stringify(identity)).digest('hex'),
    ownAccount,
    bookedOn: values.bookedOn,
    amount: came,
    payerName: values.payerName ?? null,
    payerAccount: values.payerAccount ?? null,
    reference: values.reference ?? null,
    purpose: [...new Set([values.purpose, values.remark])].filter(Boolean).join(' · ') || null,
  };
}

async function store(lines: readonly NewLine[], { database, actor, importId, now, fileName }: WriteContext): Promise<number> {
  if (lines.length === 0) return 0;
  await database.execute(sql`
    insert into bank_statement (id, file_name, imported_by, imported_at)
    values (${importId}::uuid, ${fileName}, ${actor.id}::uuid, ${now}::timestamptz) on conflict do nothing`);
  return database.execute(sql`
    insert into bank_line (id, statement_id, line, key, own_account, booked_on, amount, payer_name, payer_account, payer_key, reference, purpose, search_text)
    select id, ${importId}::uuid, line, key, "ownAccount", "bookedOn", amount, "payerName", "payerAccount", company_key("payerName"), reference, purpose,
      lower(concat_ws(' ', "payerName", reference, purpose, "payerAccount", "ownAccount"))
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as given (id uuid, line int, key text, "ownAccount" text, "bookedOn" date,
      amount numeric, "payerName" text, "payerAccount" text, reference text, purpose text)
    on conflict (key) do nothing`);
}

async function write(rows: readonly Row<LineValues>[], context: WriteContext): Promise<BatchResult> {
  const result = nothingWritten();
  const lines: NewLine[] = [];
  const take = (row: Row<LineValues>) => {
    const line = lineOf(row, context);
    if (line) lines.push(line);
  };
  takeEach({ result, take }, rows);
  result.created = await store(lines, context);
  result.unchanged = rows.length - result.refusals.length - result.created;
  if (result.created > 0) {
    const changes = { lines: { from: null, to: result.created } };
    await recordRows(context.database, context, [
      { action: 'bank-statement.imported', entity: 'bank_statement', entityId: context.importId, changes },
    ]);
  }
  return result;
}

/**
 * Money that came in goes to the inbox; money that went out is passed over. A transfer is known again by its day, amount, reference and
 * payer, and where several without a reference are alike by how many of them stood before it: the same statement again, or one that
 * overlaps, adds nothing.
 */
export const BANK_STATEMENT_IMPORT: ImportDefinition<typeof FIELDS> = {
  kind: 'bank-statement',
  zh: '银行流水',
  en: 'Bank statement',
  permission: 'receivable:import',
  fields: FIELDS,
  // Two transfers of a day may be equal; two with one serial number are one transfer, written down twice.
  keysOf: (values) => (values.reference === undefined ? [] : [JSON.stringify(sameTransfer(values))]),
  countedBy: (values) => JSON.stringify(sameTransfer(values)),
  write,
};
