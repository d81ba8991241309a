import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import {
  addDays,
  compareMoney,
  formatMoney,
  promiseCan,
  type Actor,
  type PromiseInput,
  type PromiseRow,
  type WithdrawPromiseInput,
} from '@keyline/model';
import { Clock, Database, fieldProblem, Journal, Lists, newId, Problem, type ListQuery, type Page } from '@keyline/platform';
import { Notices } from '@keyline/tasks';
import { promisesOn } from './collection.list.js';
import { DebtReferences } from './debt-references.js';
import { isBroken, isOpenPromise, promiseReceived } from './promise.queries.js';

type StoredRow = Omit<PromiseRow, 'can'>;
interface Broken {
  id: string;
  accountId: string;
  accountName: string;
  amount: string;
  received: string;
  promisedOn: string;
  people: string[];
}
const present =
  (actor: Actor) =>
  (row: StoredRow): PromiseRow => ({ ...row, can: promiseCan(actor, row) });
/** An older one that nobody was told of is history by now. */
const TELL_WITHIN_DAYS = 60;

/** The diary of promises to pay. Kept or broken is asked of payments and dates, never stored. */
@Injectable()
export class PromisesService {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly debts: DebtReferences,
    private readonly notices: Notices,
  ) {}

  async list(actor: Actor, query: ListQuery): Promise<Page<PromiseRow>> {
    return (await this.lists.page<StoredRow>(promisesOn(this.clock.today()), actor, query)).map(present(actor));
  }

  async get(actor: Actor, id: string): Promise<PromiseRow> {
    return present(actor)(await this.lists.get<StoredRow>(promisesOn(this.clock.today()), actor, id));
  }

  /**
   * Notes what the customer promised.
   * @throws Problem reference.unknown, promise.in-past, promise.more-than-open (422), promise.open-already (409).
   */
  async take(actor: Actor, input: PromiseInput): Promise<PromiseRow> {
    const today = this.clock.today();
    if (input.promisedOn < today) throw fieldProblem('promise.in-past', 'promisedOn', 'promise.in-past');
    const id = newId();
    await this.database.transaction(async () => {
      const debt = await this.debts.require(actor, input);
      // One after the other: two people who take a promise of the same customer at once do not both find none.
      await this.database.rows(sql`select 1 from account where id = ${debt.accountId}::uuid for no key update`);
      if (compareMoney(input.amount, debt.open) > 0)
        throw new Problem('promise.more-than-open', {
          fields: { amount: 'field.out-of-range' },
          values: { open: formatMoney(debt.open) },
        });
      await this.requireNoneOpen(debt.accountId, debt.instalmentId);
      await this.database.execute(sql`
        insert into payment_promise (id, account_id, instalment_id, amount, promised_on, taken_on, made_by, taken_by, note, at)
        values (${id}::uuid, ${debt.accountId}::uuid, ${debt.instalmentId}::uuid, ${input.amount}::numeric, ${input.promisedOn}::date, ${today}::date,
          ${input.madeBy ?? null}::text, ${actor.id}::uuid, ${input.note ?? null}::text, ${this.clock.now()}::timestamptz)`);
      await this.journal.record(actor, {
        action: 'promise.taken',
        entity: 'promise',
        entityId: id,
        accountId: debt.accountId,
        event: { accountId: debt.accountId },
      });
    });
    return this.get(actor, id);
  }

  /** The customer took it back, or it was noted wrongly. @throws Problem promise.over (409) once it is kept, broken or withdrawn. */
  async withdraw(actor: Actor, id: string, { reason }: WithdrawPromiseInput): Promise<PromiseRow> {
    await this.database.transaction(async () => {
      const promise = await this.get(actor, id);
      await this.database.rows(sql`select 1 from payment_promise where id = ${id}::uuid for update`);
      const today = this.clock.today();
      const withdrawn = await this.database.execute(sql`
        update payment_promise pp set withdrawn_on = ${today}::date, withdrawn_by = ${actor.id}::uuid, withdrawn_reason = ${reason}::text
        where pp.id = ${id}::uuid and ${isOpenPromise(today)}`);
      if (withdrawn === 0) throw new Problem('promise.over');
      await this.journal.record(actor, {
        action: 'promise.withdrawn',
        entity: 'promise',
        entityId: id,
        accountId: promise.accountId,
        changes: { withdrawnReason: { from: null, to: reason } },
      });
    });
    return this.get(actor, id);
  }

  /** Tells whoever collects, and their superior, of each promise that was broken - once. @returns of how many */
  async tellOfBroken(): Promise<number> {
    const today = this.clock.today();
    const broken = await this.database.rows<Broken>(sql`
      select pp.id, pp.account_id as "accountId", a.name as "accountName", pp.amount, ${promiseReceived} as received, pp.promised_on as "promisedOn",
        array_remove(array[p.id, p.manager_id], null) as people
      from payment_promise pp join account a on a.id = pp.account_id
        left join instalment i on i.id = pp.instalment_id
        join person p on p.id = coalesce(i.collector_id, pp.taken_by)
      where pp.told_on is null and pp.promised_on >= ${addDays(today, -TELL_WITHIN_DAYS)}::date and ${isBroken(today)}
      order by pp.promised_on, pp.id`);
    for (const promise of broken) await this.tell(promise);
    return broken.length;
  }

  private async tell({ id, accountId, accountName, amount, received, promisedOn, people }: Broken): Promise<void> {
    await this.database.transaction(async () => {
      const fresh = await this.database.execute(
        sql`update payment_promise set told_on = ${this.clock.today()}::date where id = ${id}::uuid and told_on is null`,
      );
      if (fresh === 0) return;
      await this.notices.notify(people, {
        kind: 'promise.broken',
        key: `promise-broken/${id}`,
        values: { account: accountName, promisedOn, amount: formatMoney(amount), received: formatMoney(received) },
        link: `/promises/${id}/show`,
        accountId,
      });
      await this.journal.record(null, { action: 'promise.broken', entity: 'promise', entityId: id, accountId });
    });
  }

  private async requireNoneOpen(accountId: string, instalmentId: string | null): Promise<void> {
    const open = await this.database.maybeRow(sql`
      select 1 from payment_promise pp where pp.account_id = ${accountId}::uuid
        and pp.instalment_id is not distinct from ${instalmentId}::uuid and ${isOpenPromise(this.clock.today())} limit 1`);
    if (open) throw new Problem('promise.open-already');
  }
}
