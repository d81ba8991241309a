import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Actor, BankLineState } from '@keyline/model';
import { Clock, Database, Journal, Lists, notFound, Problem } from '@keyline/platform';
import { BANK_LINES } from './bank-lines.list.js';
import { BankLine } from './entities.js';

type Decision =
  | { state: 'booked'; paymentId: string }
  | { state: 'ignored'; ignoredReason: string }
  | { state: 'open'; paymentId: null; ignoredReason: null };
const OPEN_AGAIN: Decision = { state: 'open', paymentId: null, ignoredReason: null };
const VERBS: Readonly<Record<BankLineState, string>> = { booked: 'booked', ignored: 'ignored', open: 'reopened' };

/** What becomes of lines of the bank, under their lock: of two people who decide at once the second is told. */
@Injectable()
export class BankLineDecisions {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem record.not-found (404); bank-line.decided (409) when it is not in that state any more */
  async lock(actor: Actor, id: string, state: BankLineState): Promise<BankLine> {
    await this.lists.get(BANK_LINES, actor, id);
    const line = await this.database.manager.findOne(BankLine, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!line) throw notFound();
    if (line.state !== state) throw new Problem('bank-line.decided');
    return line;
  }

  async decide(actor: Actor, line: BankLine, decision: Decision): Promise<void> {
    const before = { state: line.state, paymentId: line.paymentId, ignoredReason: line.ignoredReason };
    await this.database.manager.save(Object.assign(line, decision, { decidedBy: actor.id, decidedAt: this.clock.now() }));
    await this.journal.record(actor, {
      action: `bank-line.${VERBS[decision.state]}`,
      entity: 'bank_line',
      entityId: line.id,
      changes: {
        state: { from: before.state, to: line.state },
        paymentId: { from: before.paymentId, to: line.paymentId },
        ignoredReason: { from: before.ignoredReason, to: line.ignoredReason },
      },
    });
  }

  async reopen(actor: Actor, line: BankLine): Promise<void> {
    await this.decide(actor, line, OPEN_AGAIN);
  }

  /** The line of a payment that was reversed waits in the inbox again; of a payment that no line brought, nothing. */
  async release(actor: Actor, paymentId: string): Promise<void> {
    const line = await this.database.manager.findOne(BankLine, { where: { paymentId }, lock: { mode: 'pessimistic_write' } });
    if (line) await this.reopen(actor, line);
  }

  /** Who pays under this name is known from now on. */
  async learn({ payerKey }: BankLine, accountId: string): Promise<void> {
    if (!payerKey) return;
    await this.database.execute(sql`
      insert into payer_alias (payer_key, account_id, last_used_on) values (${payerKey}::text, ${accountId}::uuid, ${this.clock.today()}::date)
      on conflict (payer_key, account_id) do update set times = payer_alias.times + 1, last_used_on = excluded.last_used_on`);
  }
}
