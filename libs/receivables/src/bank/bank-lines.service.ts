import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import {
  bankLineCan,
  type Actor,
  type BankLineRecord,
  type BankLineRow,
  type BankProposal,
  type BookBankLineInput,
  type BookedSure,
  type IgnoreBankLineInput,
} from '@keyline/model';
import { Database, Lists, Problem, type ListQuery, type Page } from '@keyline/platform';
import { PaymentsService } from '../payments.service.js';
import { BankLineDecisions } from './bank-line-decisions.js';
import { BANK_LINES } from './bank-lines.list.js';
import type { LineToMatch } from './candidates.queries.js';
import { BankMatching } from './matching.js';

type StoredLine = Omit<BankLineRow, 'best' | 'can'> & LineToMatch;
/** On a longer page the lines behind these come without a proposal. */
const MOST_PROPOSED = 100;
/** So many sure lines are looked for and booked in one request. */
const SURE_AT_ONCE = 200;

/** The bank's inbox: each line becomes a payment of somebody, or is ignored for a reason; decided once, by one person. */
@Injectable()
export class BankLinesService {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
    private readonly payments: PaymentsService,
    private readonly matching: BankMatching,
    private readonly decisions: BankLineDecisions,
  ) {}

  async list(actor: Actor, query: ListQuery): Promise<Page<BankLineRow>> {
    const page = await this.lists.page<StoredLine>(BANK_LINES, actor, query);
    const open = page.rows.filter(({ state }) => state === 'open').slice(0, MOST_PROPOSED);
    const proposals = await this.matching.propose(open, actor.locale);
    return page.map((line) => present(actor, line, proposals.get(line.id) ?? []));
  }

  async get(actor: Actor, id: string): Promise<BankLineRecord> {
    const line = await this.lists.get<StoredLine>(BANK_LINES, actor, id);
    const proposals = line.state === 'open' ? ((await this.matching.propose([line], actor.locale)).get(id) ?? []) : [];
    return { ...present(actor, line, proposals), proposals };
  }

  /**
   * Makes the line a payment of that account, and remembers who pays under this name.
   * @throws Problem bank-line.decided (409); reference.unknown, payment.over-allocated (422); record.duplicate (409) for a bank reference
   *   that is booked already.
   */
  async book(actor: Actor, id: string, { accountId, allocate, note }: BookBankLineInput): Promise<BankLineRecord> {
    await this.database.transaction(async () => {
      const line = await this.decisions.lock(actor, id, 'open');
      const payment = await this.payments.book(actor, {
        accountId,
        amount: line.amount,
        receivedOn: line.bookedOn,
        method: 'transfer',
        payerName: line.payerName,
        bankReference: line.reference,
        note: note ?? line.purpose,
        // The bank says that it came: a line is a payment of its own, and repeated lines are refused when they are read.
        confirmDuplicate: true,
        ...(allocate === undefined ? {} : { allocate }),
      });
      await this.decisions.decide(actor, line, { state: 'booked', paymentId: payment.id });
      await this.decisions.learn(line, payment.accountId);
    });
    return this.get(actor, id);
  }

  /** @throws Problem bank-line.decided (409) */
  async ignore(actor: Actor, id: string, { reason }: IgnoreBankLineInput): Promise<BankLineRecord> {
    await this.database.transaction(async () => {
      await this.decisions.decide(actor, await this.decisions.lock(actor, id, 'open'), {
        state: 'ignored',
        ignoredReason: reason,
      });
    });
    return this.get(actor, id);
  }

  /** An ignored line is looked at again. @throws Problem bank-line.decided (409) for one that is booked: its payment is reversed instead */
  async reopen(actor: Actor, id: string): Promise<BankLineRecord> {
    await this.database.transaction(async () => {
      const line = await this.decisions.lock(actor, id, 'ignored');
      await this.decisions.reopen(actor, line);
    });
    return this.get(actor, id);
  }

  /** Books every line whose payer and amount have one reading only; each by itself, so that one that fails keeps no other back. */
  async bookSure(actor: Actor): Promise<BookedSure> {
    const query: ListQuery = { filter: { state: 'open' }, sort: [['bookedOn', 'ASC']], from: 0, to: SURE_AT_ONCE - 1 };
    const open = await this.lists.page<StoredLine>(BANK_LINES, actor, query);
    let booked = 0;
    for (const line of open.rows) {
      // What the line before has settled is no longer open, so each is matched anew.
      const best = (await this.matching.propose([line], actor.locale)).get(line.id)?.[0];
      if (best?.sure && (await this.bookProposed(actor, line.id, best))) booked += 1;
    }
    const left = await this.database.maybeRow<{ count: number }>(
      sql`select count(*)::int as count from bank_line where state = 'open'`,
    );
    return { booked, left: left?.count ?? 0 };
  }

  private async bookProposed(actor: Actor, id: string, { accountId, allocate }: BankProposal): Promise<boolean> {
    try {
      await this.book(actor, id, {
        accountId,
        allocate: allocate.map(({ instalmentId, amount }) => ({ instalmentId, amount })),
      });
      return true;
    } catch (error) {
      if (error instanceof Problem && error.status < 500) return false;
      throw error;
    }
  }
}

function present(actor: Actor, { payerKey: _, ...line }: StoredLine, [best]: readonly BankProposal[]): BankLineRow {
  return { ...line, best: best ?? null, can: bankLineCan(actor, line) };
}
