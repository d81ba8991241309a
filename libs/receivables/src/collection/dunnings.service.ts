import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { byDueDate, presentInstalment } from '@keyline/contracts';
import type { Actor, CollectionRow, DunningInput, DunningRow, DunningStepRow, InstalmentRow } from '@keyline/model';
import { Clock, Database, fieldProblem, Journal, Lists, newId, type ListQuery, type Page } from '@keyline/platform';
import { Tasks } from '@keyline/tasks';
import { collectionOn, DUNNING_STEPS, DUNNINGS } from './collection.list.js';
import { DebtReferences } from './debt-references.js';

/** Whom to chase, what was said to them, and what each instalment has reached. */
@Injectable()
export class DunningsService {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly debts: DebtReferences,
    private readonly tasks: Tasks,
  ) {}

  /** The overdue instalments that the actor sees, the longest overdue first. */
  async worklist(actor: Actor, query: ListQuery): Promise<Page<CollectionRow>> {
    const page = await this.lists.page<Omit<CollectionRow, 'can'>>(collectionOn(this.clock.today()), actor, {
      ...query,
      filter: { ...query.filter, overdue: true },
      sort: byDueDate(query.sort),
    });
    return page.map((row) => ({ ...row, can: presentInstalment(actor)(row as Omit<InstalmentRow, 'can'>).can }));
  }

  list(actor: Actor, query: ListQuery): Promise<Page<DunningRow>> {
    return this.lists.page<DunningRow>(DUNNINGS, actor, query);
  }

  get(actor: Actor, id: string): Promise<DunningRow> {
    return this.lists.get<DunningRow>(DUNNINGS, actor, id);
  }

  steps(actor: Actor, query: ListQuery): Promise<Page<DunningStepRow>> {
    return this.lists.page<DunningStepRow>(DUNNING_STEPS, actor, query);
  }

  /**
   * Notes what was said; with a next day, its author gets a task for it.
   * @throws Problem reference.unknown (422) for account or instalment, dunning.in-future (422), rule.refused (422) for the next day.
   */
  async note(actor: Actor, { on = this.clock.today(), ...input }: DunningInput): Promise<DunningRow> {
    if (on > this.clock.today()) throw fieldProblem('dunning.in-future', 'on', 'dunning.in-future');
    if (input.nextActionOn && input.nextActionOn < on)
      throw fieldProblem('rule.refused', 'nextActionOn', 'field.date-order', { rule: 'nextActionOn >= on' });
    const id = newId();
    await this.database.transaction(async () => {
      const debt = await this.debts.require(actor, input);
      await this.database.execute(sql`
        insert into dunning_note (id, account_id, instalment_id, kind, note, spoken_to, happened_on, next_action_on, person_id, at)
        values (${id}::uuid, ${debt.accountId}::uuid, ${debt.instalmentId}::uuid, ${input.kind}::text, ${input.note}::text, ${input.spokenTo ?? null}::text,
          ${on}::date, ${input.nextActionOn ?? null}::date, ${actor.id}::uuid, ${this.clock.now()}::timestamptz)`);
      await this.journal.record(actor, {
        action: 'dunning.noted',
        entity: 'dunning',
        entityId: id,
        accountId: debt.accountId,
        event: { accountId: debt.accountId, on },
      });
      if (input.nextActionOn) await this.askAgain(actor, id, { ...debt, on: input.nextActionOn, note: input.note });
    });
    return this.get(actor, id);
  }

  private async askAgain(
    actor: Actor,
    id: string,
    next: { accountId: string; accountName: string; instalmentId: string | null; on: string; note: string },
  ): Promise<void> {
    await this.tasks.ask({
      personId: actor.id,
      kind: 'dunning.follow-up',
      key: `dunning-note/${id}`,
      dueOn: next.on,
      values: { account: next.accountName, note: next.note.replace(/\s+/g, ' ').slice(0, 80) },
      link: next.instalmentId ? `/instalments/${next.instalmentId}/show` : `/accounts/${next.accountId}/show`,
      source: next.instalmentId
        ? { entity: 'instalment', entityId: next.instalmentId }
        : { entity: 'account', entityId: next.accountId },
      accountId: next.accountId,
      quietly: true,
    });
  }
}
