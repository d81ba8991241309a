import {
  addMoney,
  AGEING_BUCKETS,
  formatMoney,
  isZero,
  statementWord,
  type CellValue,
  type Locale,
  type Money,
  type Statement,
  type StatementWord,
} from '@keyline/model';
import { writePdf, writeWorkbook } from '@keyline/platform';

export interface Letterhead {
  organisation: string;
  locale: Locale;
  madeAt: Date;
}

/** The sums of the columns, as who adds them up finds them: refunds and reversals stand on their own side, and are not taken off the other. */
export const columnSums = ({ lines }: Pick<Statement, 'lines'>): { debit: Money; credit: Money } => ({
  debit: addMoney(...lines.flatMap(({ debit }) => debit ?? [])),
  credit: addMoney(...lines.flatMap(({ credit }) => credit ?? [])),
});

/** What stands on the paper, for both formats. */
function partsOf(statement: Statement, locale: Locale) {
  const word = (name: StatementWord, values: Record<string, string> = {}) => statementWord(name, locale, values);
  const { from, to, lines, invoices, ageing } = statement;
  const sums = columnSums(statement);
  const facts = (['opening', 'due', 'paid', 'writtenOff', 'closing', 'notYetDue', 'unallocated'] as const).map(
    (name) => [word(name), formatMoney(statement[name])] as const,
  );
  const moves: CellValue[][] = lines.map(({ on, move, label, debit, credit, balance }) => [
    on,
    `${word(`move.${move}`)} ${label}`,
    debit,
    credit,
    balance,
  ]);
  return {
    word,
    period: word('period', { from, to }),
    facts,
    moves: [[from, word('opening'), null, null, statement.opening] as CellValue[], ...moves],
    foot: [null, word('closing'), sums.debit, sums.credit, statement.closing] as CellValue[],
    invoices: invoices.map(
      ({ issuedOn, number, contractNumber, amount }) => [issuedOn, number, contractNumber, amount] as CellValue[],
    ),
    ageing: AGEING_BUCKETS.filter((bucket) => !isZero(ageing[bucket])).map(
      (bucket) => [word(`bucket.${bucket}`), ageing[bucket]] as CellValue[],
    ),
  };
}

const moveColumns = (word: (name: StatementWord) => string) =>
  [
    { title: word('day'), kind: 'date' },
    { title: word('what'), kind: 'text', width: 'rest' },
    { title: word('debit'), kind: 'money' },
    { title: word('credit'), kind: 'money' },
    { title: word('balance'), kind: 'money' },
  ] as const;
const invoiceColumns = (word: (name: StatementWord) => string) =>
  [
    { title: word('day'), kind: 'date' },
    { title: word('number'), kind: 'text', width: 'rest' },
    { title: word('contract'), kind: 'text' },
    { title: word('amount'), kind: 'money' },
  ] as const;
const ageingColumns = (word: (name: StatementWord) => string) =>
  [
    { title: word('bucket'), kind: 'text', width: 'rest' },
    { title: word('amount'), kind: 'money' },
  ] as const;
/** Excel measures its columns itself. */
const plain = <Column extends object>(columns: readonly Column[]) => columns.map((column) => ({ ...column, width: undefined }));

export async function statementPdf(statement: Statement, { organisation, locale, madeAt }: Letterhead): Promise<Buffer> {
  const { word, period, facts, moves, foot, invoices, ageing } = partsOf(statement, locale);
  return writePdf({
    title: word('title'),
    subtitle: `${statement.accountName} · ${period}`,
    organisation,
    footer: word('footer'),
    madeAt,
    blocks: [
      { block: 'facts', facts, columns: 3 },
      { block: 'heading', text: word('lines') },
      { block: 'table', columns: moveColumns(word), rows: moves, foot, empty: word('none') },
      { block: 'heading', text: word('invoices') },
      { block: 'table', columns: invoiceColumns(word), rows: invoices, empty: word('none') },
      { block: 'heading', text: word('ageing') },
      {
        block: 'table',
        columns: ageingColumns(word),
        rows: ageing,
        foot: [word('total'), statement.ageing.total],
        empty: word('none'),
      },
    ],
  });
}

export async function statementWorkbook(statement: Statement, { organisation, locale }: Letterhead): Promise<Buffer> {
  const { word, period, facts, moves, foot, invoices, ageing } = partsOf(statement, locale);
  const head = [[organisation, statement.accountName], [word('title'), period], ...facts] as const;
  return writeWorkbook([
    { name: word('lines'), facts: head, columns: plain(moveColumns(word)), rows: moves, foot },
    { name: word('invoices'), columns: plain(invoiceColumns(word)), rows: invoices },
    { name: word('ageing'), columns: plain(ageingColumns(word)), rows: ageing, foot: [word('total'), statement.ageing.total] },
  ]);
}
