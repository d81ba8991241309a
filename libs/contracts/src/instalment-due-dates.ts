import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { dueDatesOf, type Actor, type DueDates, type ScheduleCause } from '@keyline/model';
import { Clock, Database, Journal } from '@keyline/platform';
import type { Milestone } from './entities.js';
import { isOpen } from './receivable.queries.js';

interface Hanging {
  id: string;
  accountId: string;
  dueOn: string | null;
  expectedOn: string;
  termDays: number;
}

/**
 * Moves the due dates of what hangs on a milestone or an invoice. What is paid keeps its date. A milestone that is reported late moves
 * them from the day of the report on: until then nobody knew, and the past stays as it was told (ADR 9).
 */
@Injectable()
export class InstalmentDueDates {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** The milestone was moved, reached or taken back; its contract is locked by the caller. */
  async follow(actor: Actor, milestone: Pick<Milestone, 'id' | 'plannedOn' | 'doneOn'>): Promise<void> {
    const hanging = await this.database.rows<Hanging>(sql`
      select i.id, i.account_id as "accountId", i.due_on as "dueOn", i.expected_on as "expectedOn", i.term_days as "termDays"
      from instalment i where i.milestone_id = ${milestone.id}::uuid and (${isOpen} or i.due_on is null) order by i.id for update of i`);
    for (const { id, accountId, termDays, ...before } of hanging) {
      const terms = { rule: 'milestone', date: null, termDays, milestone, invoicedOn: null, expectedOn: null } as const;
      await this.move(actor, { id, accountId }, 'milestone', before, dueDatesOf(terms, this.clock.today()));
    }
  }

  /**
   * The first valid invoice of each instalment was issued, or the last one taken back.
   * @param instalmentIds those on the invoice; their contract is locked by the caller
   * @param invoicedOn the day of the earliest valid invoice by instalment; without one the instalment waits again
   */
  async followInvoices(actor: Actor, instalmentIds: readonly string[], invoicedOn: ReadonlyMap<string, string>): Promise<void> {
    const hanging = await this.database.rows<Hanging>(sql`
      select i.id, i.account_id as "accountId", i.due_on as "dueOn", i.expected_on as "expectedOn", i.term_days as "termDays"
      from instalment i where i.id = any (${[...instalmentIds]}::uuid[]) and i.due_rule = 'invoice' and (${isOpen} or i.due_on is null)
      order by i.id for update of i`);
    for (const { id, accountId, termDays, ...before } of hanging) {
      const terms = {
        rule: 'invoice',
        date: null,
        termDays,
        milestone: null,
        invoicedOn: invoicedOn.get(id) ?? null,
        expectedOn: before.expectedOn,
      } as const;
      await this.move(actor, { id, accountId }, 'invoice', before, dueDatesOf(terms, this.clock.today()));
    }
    await this.cease(instalmentIds);
  }

  /** What stayed owed after a termination only because it was invoiced ceases when the invoice is taken back. */
  private async cease(instalmentIds: readonly string[]): Promise<void> {
    await this.database.execute(sql`
      update instalment i set ceased_on = ${this.clock.today()}::date from contract c
      where i.id = any (${[...instalmentIds]}::uuid[]) and c.id = i.contract_id and c.state = 'terminated' and c.signed_on is not null
        and i.ceased_on is null and not outlasts_termination(i, coalesce(c.ended_on, c.terminated_on))`);
  }

  private async move(
    actor: Actor,
    { id, accountId }: { id: string; accountId: string },
    because: ScheduleCause,
    before: { dueOn: string | null; expectedOn: string },
    after: DueDates,
  ): Promise<void> {
    if (before.dueOn === after.dueOn && before.expectedOn === after.expectedOn) return;
    await this.database.execute(sql`
      update instalment set due_on = ${after.dueOn}::date, expected_on = ${after.expectedOn}::date, agreed_on = ${this.clock.today()}::date,
        agreed_because = ${because}, version = version + 1, updated_at = now()
      where id = ${id}::uuid`);
    const changes = {
      dueOn: { from: before.dueOn, to: after.dueOn },
      expectedOn: { from: before.expectedOn, to: after.expectedOn },
    };
    await this.journal.record(actor, { action: 'instalment.due-moved', entity: 'instalment', entityId: id, accountId, changes });
  }
}
