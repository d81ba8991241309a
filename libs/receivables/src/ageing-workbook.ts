import { Injectable } from '@nestjs/common';
import { AGEING_BUCKETS, type Actor, type AgeingBucket, type AgeingCut, type AgeingQuery, type Locale } from '@keyline/model';
import { writeWorkbook, type WorkbookSheet } from '@keyline/platform';
import { ReceivablesService } from './receivables.service.js';

type Words = Readonly<Record<'zh' | 'en', string>>;
const BUCKETS: Readonly<Record<AgeingBucket, Words>> = {
  notDue: { zh: '未到期', en: 'Not due' },
  d1_30: { zh: '1–30 天', en: '1–30 days' },
  d31_60: { zh: '31–60 天', en: '31–60 days' },
  d61_90: { zh: '61–90 天', en: '61–90 days' },
  d91_180: { zh: '91–180 天', en: '91–180 days' },
  d181_365: { zh: '181–365 天', en: '181–365 days' },
  d365plus: { zh: '365 天以上', en: 'Over 365 days' },
};
const CUTS: Readonly<Record<AgeingCut, Words>> = {
  account: { zh: '客户', en: 'Account' },
  group: { zh: '集团', en: 'Group' },
  collector: { zh: '催收人', en: 'Collector' },
  team: { zh: '团队', en: 'Team' },
  department: { zh: '部门', en: 'Department' },
  contract: { zh: '合同', en: 'Contract' },
  month: { zh: '到期月份', en: 'Month due' },
  grade: { zh: '客户等级', en: 'Grade' },
};
const WORDS = {
  title: { zh: '账龄', en: 'Ageing' },
  rows: { zh: '明细', en: 'Instalments' },
  asOf: { zh: '截至', en: 'As of' },
  total: { zh: '合计', en: 'Total' },
  disputed: { zh: '其中有争议', en: 'Of it disputed' },
  account: { zh: '客户', en: 'Account' },
  contract: { zh: '合同', en: 'Contract' },
  part: { zh: '期次', en: 'Part' },
  dueOn: { zh: '到期日', en: 'Due' },
  overdueDays: { zh: '逾期天数', en: 'Days overdue' },
  age: { zh: '账龄', en: 'Age' },
  amount: { zh: '金额', en: 'Amount' },
  received: { zh: '已收', en: 'Received' },
  open: { zh: '未收', en: 'Open' },
  collector: { zh: '催收人', en: 'Collector' },
} as const satisfies Record<string, Words>;

/** As many instalments as the second sheet holds: a person reads no more, and the table before it counts them all. */
const MOST_ROWS = 20_000;

/** The ageing report for people who go on in Excel: the table as it stands on the screen, and the instalments behind it. */
@Injectable()
export class AgeingWorkbook {
  constructor(private readonly receivables: ReceivablesService) {}

  /** @returns the file, and a name that says what is in it */
  async write(actor: Actor, query: AgeingQuery): Promise<{ name: string; bytes: Buffer }> {
    const sheets = await this.sheets(actor, query);
    return {
      name: `${wordsOf(actor.locale)(WORDS.title)}-${sheets[0]?.facts?.[0]?.[1] ?? ''}.xlsx`,
      bytes: await writeWorkbook(sheets),
    };
  }

  /** Its two sheets. */
  async sheets(actor: Actor, query: AgeingQuery): Promise<WorkbookSheet[]> {
    const says = wordsOf(actor.locale);
    const report = await this.receivables.ageing(actor, query);
    const facts = [[says(WORDS.asOf), report.asOf]] as const;
    const columns = [...AGEING_BUCKETS, 'total', 'disputed'] as const;
    const table: WorkbookSheet = {
      name: says(WORDS.title),
      facts,
      columns: [
        { title: says(CUTS[report.by]), kind: 'text' },
        ...columns.map((of) => ({
          title: says(of === 'total' || of === 'disputed' ? WORDS[of] : BUCKETS[of]),
          kind: 'money' as const,
        })),
      ],
      rows: report.rows.map((row) => [row.name ?? '—', ...columns.map((of) => row[of])]),
      foot: [says(WORDS.total), ...columns.map((of) => report.total[of])],
    };
    return [table, await this.instalments(actor, report.asOf, says)];
  }

  private async instalments(actor: Actor, asOf: string, says: (words: Words) => string): Promise<WorkbookSheet> {
    const all = { filter: {}, sort: [], from: 0, to: MOST_ROWS - 1 };
    const { rows } = await this.receivables.rows(actor, { asOf }, all);
    const column = (words: Words, kind: WorkbookSheet['columns'][number]['kind']) => ({ title: says(words), kind });
    return {
      name: says(WORDS.rows),
      facts: [[says(WORDS.asOf), asOf]],
      columns: [
        column(WORDS.account, 'text'),
        column(WORDS.contract, 'text'),
        column(WORDS.part, 'text'),
        column(WORDS.dueOn, 'date'),
        column(WORDS.overdueDays, 'whole'),
        column(WORDS.age, 'text'),
        column(WORDS.amount, 'money'),
        column(WORDS.received, 'money'),
        column(WORDS.open, 'money'),
        column(WORDS.collector, 'text'),
      ],
      rows: rows.map((row) => [
        row.accountName,
        row.contractNumber,
        row.name,
        row.dueOn,
        row.overdueDays,
        row.bucket ? says(BUCKETS[row.bucket]) : null,
        row.amount,
        row.received,
        row.open,
        row.collectorName,
      ]),
    };
  }
}

const wordsOf =
  (locale: Locale) =>
  (words: Words): string =>
    words[locale === 'en' ? 'en' : 'zh'];
