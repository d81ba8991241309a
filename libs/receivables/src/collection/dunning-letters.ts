import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { AccountsService } from '@keyline/accounts';
import { contractsDoor, openOf } from '@keyline/contracts';
import { addDays, addMoney, formatMoney, type Actor, type DunningLetterInput } from '@keyline/model';
import { Clock, Database, Journal, newId, notFound, Problem, writePdf, type PdfBlock, type PdfDocument } from '@keyline/platform';
import { isChased } from './dunning.queries.js';

interface Owed {
  contractNumber: string;
  name: string;
  dueOn: string;
  days: number;
  amount: string;
  open: string;
}
interface Sender {
  name: string;
  address: string | null;
  phone: string | null;
  bankName: string | null;
  bankAccountName: string | null;
  bankAccountNo: string | null;
}
const door = contractsDoor(sql`i.account_id`, sql`i.contract_id`, { by: 'instalment', key: sql`i.id` });
const PAY_WITHIN_DAYS = 7;

/** The letter that asks a customer for what is overdue (催款函), in Chinese, on the house's paper. */
@Injectable()
export class DunningLetters {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly journal: Journal,
    private readonly accounts: AccountsService,
  ) {}

  /**
   * Writes the letter and notes in the log that it was written. It asks for what its writer sees: who collects one instalment asks for
   * that one. What is disputed is not asked for.
   * @throws Problem record.not-found (404) for the account, dunning.nothing-overdue (422).
   */
  async write(actor: Actor, accountId: string, input: DunningLetterInput): Promise<{ name: string; content: Buffer }> {
    const account = await this.accounts.get(actor, accountId);
    const today = this.clock.today();
    const owed = await this.database.rows<Owed>(sql`
      select c.number as "contractNumber", i.name, i.due_on as "dueOn", ${today}::date - i.due_on as days, i.amount, ${openOf} as open
      from instalment i join contract c on c.id = i.contract_id ${door(actor, this.clock.now())}
      where i.account_id = ${accountId}::uuid and ${isChased(today)} order by i.due_on, c.number, i.sequence`);
    if (owed.length === 0) throw new Problem('dunning.nothing-overdue');
    const sender = await this.database.maybeRow<Sender>(sql`
      select name, address, phone, bank_name as "bankName", bank_account_name as "bankAccountName", bank_account_no as "bankAccountNo" from organisation`);
    if (!sender) throw notFound();
    const content = await writePdf(
      letter({ sender, today, madeAt: this.clock.now(), customer: account.name, owed, signer: actor.name, ...input }),
    );
    await this.noteInLog(actor, accountId, addMoney(...owed.map(({ open }) => open)));
    return { name: `催款函-${account.name}-${today}.pdf`, content };
  }

  private async noteInLog(actor: Actor, accountId: string, total: string): Promise<void> {
    const id = newId();
    await this.database.transaction(async () => {
      await this.database.execute(sql`
        insert into dunning_note (id, account_id, kind, note, happened_on, person_id, at)
        values (${id}::uuid, ${accountId}::uuid, 'letter', ${`催款函：逾期款合计 ${formatMoney(total)}`}::text, ${this.clock.today()}::date, ${actor.id}::uuid,
          ${this.clock.now()}::timestamptz)`);
      await this.journal.record(actor, { action: 'dunning.letter-written', entity: 'dunning', entityId: id, accountId });
    });
  }
}

interface Letter extends DunningLetterInput {
  sender: Sender;
  today: string;
  madeAt: Date;
  customer: string;
  owed: readonly Owed[];
  signer: string;
}

const accountOf = (sender: Sender): (readonly [string, string])[] =>
  (
    [
      ['户名', sender.bankAccountName ?? sender.name],
      ['开户行', sender.bankName ?? ''],
      ['账号', sender.bankAccountNo ?? ''],
    ] as const
  ).filter(([, value]) => value !== '');

const tableOf = (owed: readonly Owed[], total: string): PdfBlock => ({
  block: 'table',
  columns: [
    { title: '合同编号', kind: 'text' },
    { title: '款项', kind: 'text', width: 'rest' },
    { title: '应付日期', kind: 'date' },
    { title: '逾期天数', kind: 'whole' },
    { title: '应付金额', kind: 'money' },
    { title: '未付金额', kind: 'money' },
  ],
  rows: owed.map(({ contractNumber, name, dueOn, days, amount, open }) => [contractNumber, name, dueOn, days, amount, open]),
  foot: ['合计', null, null, null, null, total],
  empty: '',
});

function letter({
  sender,
  today,
  madeAt,
  customer,
  owed,
  signer,
  attention,
  payWithinDays = PAY_WITHIN_DAYS,
}: Letter): PdfDocument {
  const total = addMoney(...owed.map(({ open }) => open));
  return {
    title: '催款函',
    organisation: sender.name,
    footer: [sender.address, sender.phone].filter(Boolean).join(' · '),
    madeAt,
    blocks: [
      { block: 'space', points: 12 },
      { block: 'paragraph', text: `致：${customer}${attention ? `（${attention} 收）` : ''}`, bold: true },
      {
        block: 'paragraph',
        indented: true,
        text: `感谢贵公司长期以来的支持。截至 ${today}，贵我双方合同项下以下款项已超过约定的付款日期，合计 ${formatMoney(total)}：`,
      },
      tableOf(owed, total),
      {
        block: 'paragraph',
        indented: true,
        text: `请贵公司于 ${addDays(today, payWithinDays)} 前将上述款项付至${sender.bankAccountNo ? '以下账户' : '合同约定的我方账户'}。如已付款，请忽略本函并告知付款日期；如对金额有异议，请在收到本函后三个工作日内书面告知我方。`,
      },
      // Without its number an account is none: half of one must not stand on a letter.
      ...(sender.bankAccountNo ? [{ block: 'facts' as const, facts: accountOf(sender), columns: 3 as const }] : []),
      { block: 'space', points: 24 },
      { block: 'paragraph', text: sender.name, align: 'right', bold: true },
      { block: 'paragraph', text: `经办人：${signer}`, align: 'right' },
      { block: 'paragraph', text: today, align: 'right' },
    ],
  };
}
