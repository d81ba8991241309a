import type { BankLineRow, ImportRecord, InstalmentRow } from '@keyline/model';
import { beat, type Scene } from './beat.js';
import type { Player, Stage } from './stage.js';

const HEADINGS = ['交易日期', '收入金额', '支出金额', '对方户名', '对方账号', '流水号', '摘要'];
type Line = readonly [amountIn: string, amountOut: string, payer: string, purpose: string];

/** The overdue instalments of so many different customers. */
async function debts(finance: Player, count: number): Promise<InstalmentRow[]> {
  const overdue = await finance.list<InstalmentRow>('instalments', { overdue: true, disputedOn: null }, 100, ['dueOn', 'DESC']);
  const byAccount = new Map(overdue.map((part) => [part.accountId, part]));
  const found = [...byAccount.values()].slice(0, count);
  if (found.length < count) throw new Error(`only ${found.length} customers are overdue`);
  return found;
}

/** What the bank's own file looks like: names as the bank writes them, money that is nobody's, money that went out. */
async function statement(stage: Stage, finance: Player): Promise<string> {
  const parts = await debts(finance, 5);
  const [exact, branch, byNumber, partly, known] = parts as [
    InstalmentRow,
    InstalmentRow,
    InstalmentRow,
    InstalmentRow,
    InstalmentRow,
  ];
  const half = (Math.floor(Number(partly.open) * 50) / 100).toFixed(2);
  const lines: Line[] = [
    [exact.open, '', exact.accountName, '货款'],
    [branch.open, '', `${branch.accountName}（财务共享中心）`, `付${branch.name}`],
    [byNumber.open, '', '长三角供应链管理有限公司', `代付${byNumber.contractNumber}`],
    [half, '', partly.accountName, '部分货款'],
    [known.open, '', known.accountName, '转账'],
    ['50000.00', '', '王建国', '往来'],
    ['328.17', '', '中国工商银行', '存款利息'],
    ['', '12800.00', '上海某某物流有限公司', '运费'],
  ];
  const day = stage.workday(1);
  const rows = lines.map(([came, went, payer, purpose], index) =>
    [
      day,
      came,
      went,
      payer,
      `6222${String(index + 1).padStart(12, '0')}`,
      `${day.replaceAll('-', '')}${String(index + 1).padStart(6, '0')}`,
      purpose,
    ].join(','),
  );
  return [HEADINGS.join(','), ...rows].join('\n');
}

/** Yesterday's statement is in: one line is booked, one is nobody's, the rest waits with its proposals. */
const inbox: Scene = () => [
  beat([1, '17:20'], 'the statement of the bank comes in', async (stage) => {
    const finance = await stage.as('finance');
    const file = Buffer.from(await statement(stage, finance));
    const fields = { kind: 'bank-statement', dryRun: 'false' };
    const name = `工行流水${stage.workday(1).replaceAll('-', '')}.csv`;
    const run = await finance.upload<ImportRecord>('/api/imports', fields, name, 'text/csv', file);
    await stage.run('imports.run', { importId: run.id });
  }),
  beat([1, '17:40'], 'one line is booked, the interest is set aside', async (stage) => {
    const finance = await stage.as('finance');
    const lines = await finance.list<BankLineRow>('bank-lines', { state: 'open' }, 50, ['line', 'ASC']);
    const sure = lines.find(({ best }) => best?.sure);
    if (sure?.best) await finance.post(`/api/bank-lines/${sure.id}/book`, { accountId: sure.best.accountId, allocate: 'oldest' });
    const interest = lines.find(({ purpose }) => purpose === '存款利息');
    if (interest) await finance.post(`/api/bank-lines/${interest.id}/ignore`, { reason: '存款利息，不是回款' });
  }),
];

export const bankScenes: readonly Scene[] = [inbox];
