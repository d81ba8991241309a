import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { addMoney, formatMoney, type Actor } from '@keyline/model';
import { Clock, Database } from '@keyline/platform';
import { Tasks } from '@keyline/tasks';
import { isOpen, openOf } from './receivable.queries.js';

interface Taken {
  id: string;
  accountId: string;
  accountName: string;
  name: string;
  open: string;
}
const KIND = 'instalment.taken-over';
/** So many are named; of the others there is the number. */
const NAMED = 3;

/** Whoever takes over what is to be collected is asked to see to it, once for each account. */
@Injectable()
export class HandOverTasks {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly tasks: Tasks,
  ) {}

  /** Asks the new collector, and no longer the one before; who took over by his own hand knows. Inside the transaction of the hand-over. */
  async ask(by: Pick<Actor, 'id'> | null, instalmentIds: readonly string[], toPersonId: string, why: string): Promise<void> {
    for (const entityId of instalmentIds) await this.tasks.settle({ entity: 'instalment', entityId }, KIND);
    if (by?.id === toPersonId) return;
    const taken = await this.database.rows<Taken>(sql`
      select i.id, i.account_id as "accountId", a.name as "accountName", c.number || ' ' || i.name as name, ${openOf} as open
      from instalment i join account a on a.id = i.account_id join contract c on c.id = i.contract_id
      where i.id = any (${[...instalmentIds]}::uuid[]) and ${isOpen} order by i.account_id, i.due_on nulls last, i.id`);
    for (const account of new Set(taken.map(({ accountId }) => accountId))) {
      const ofAccount = taken.filter(({ accountId }) => accountId === account);
      await this.askFor(ofAccount, toPersonId, why);
    }
  }

  private async askFor(taken: readonly Taken[], personId: string, why: string): Promise<void> {
    const [first] = taken;
    if (!first) return;
    const today = this.clock.today();
    await this.tasks.ask({
      personId,
      kind: KIND,
      key: `taken-over/${first.id}/${personId}/${today}`,
      dueOn: today,
      values: {
        account: first.accountName,
        count: String(taken.length),
        instalments: `${taken
          .slice(0, NAMED)
          .map(({ name }) => name)
          .join('; ')}${taken.length > NAMED ? ' …' : ''}`,
        open: formatMoney(addMoney(...taken.map(({ open }) => open))),
        why,
      },
      link: `/instalments/${first.id}/show`,
      source: { entity: 'instalment', entityId: first.id },
      accountId: first.accountId,
    });
  }
}
