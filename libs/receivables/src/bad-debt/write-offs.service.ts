import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Approvals } from '@keyline/approvals';
import { InstalmentsService } from '@keyline/contracts';
import {
  compareMoney,
  isPositive,
  type Actor,
  type InstalmentRow,
  type SnapshotLine,
  type WriteOffInput,
  type WriteOffRow,
} from '@keyline/model';
import { Clock, Database, Journal, Lists, newId, notFound, Problem, type ListQuery, type Page } from '@keyline/platform';
import { WriteOff } from './entities.js';
import { WRITE_OFFS } from './write-offs.list.js';

/** Giving up what will not be paid: proposed by whoever collects or keeps the books, agreed to by supervisor, finance, director. */
@Injectable()
export class WriteOffs {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly instalments: InstalmentsService,
    private readonly approvals: Approvals,
  ) {}

  list(actor: Actor, query: ListQuery): Promise<Page<WriteOffRow>> {
    return this.lists.page<WriteOffRow>(WRITE_OFFS, actor, query);
  }

  get(actor: Actor, id: string): Promise<WriteOffRow> {
    return this.lists.get<WriteOffRow>(WRITE_OFFS, actor, id);
  }

  /**
   * Proposes to write off what is open of an instalment, or a part of it.
   * @throws Problem reference.unknown, write-off.exceeds-open (422), write-off.nothing-open, write-off.running (409),
   *   approval.nobody-to-ask (422).
   */
  async propose(actor: Actor, { instalmentId, amount, reason }: WriteOffInput): Promise<WriteOffRow> {
    const id = newId();
    await this.database.transaction(async () => {
      const instalment = await this.doubtful(actor, instalmentId);
      const sum = amount ?? instalment.open;
      requireOpen(sum, instalment.open);
      const { accountId, collectorId } = instalment;
      await this.database.manager.insert(WriteOff, {
        id,
        instalmentId: instalment.id,
        accountId,
        collectorId,
        amount: sum,
        reason,
        proposedBy: actor.id,
        proposedOn: this.clock.today(),
      });
      await this.journal.record(actor, {
        action: 'write-off.proposed',
        entity: 'write_off',
        entityId: id,
        accountId,
        changes: { amount: { from: null, to: sum } },
      });
      await this.approvals.request(actor, {
        definition: 'write_off',
        entity: 'write_off',
        entityId: id,
        accountId,
        amount: sum,
        title: `${instalment.contractNumber} ${instalment.name}`,
        snapshot: snapshotOf(instalment, sum, reason),
        link: `/write-offs/${id}/show`,
      });
    });
    return this.get(actor, id);
  }

  private async doubtful(actor: Actor, instalmentId: string): Promise<InstalmentRow> {
    await this.database.rows(sql`select 1 from instalment where id = ${instalmentId}::uuid for no key update`);
    const unknown = () => new Problem('reference.unknown', { fields: { instalmentId: 'field.unknown-reference' } });
    const instalment = await this.instalments.get(actor, instalmentId).catch((error: unknown) => {
      throw error instanceof Problem && error.code === notFound().code ? unknown() : error;
    });
    if (instalment.bucket === null || !isPositive(instalment.open))
      throw new Problem('write-off.nothing-open', { fields: { instalmentId: 'write-off.nothing-open' } });
    return instalment;
  }
}

/** @throws Problem write-off.exceeds-open (422) with what is open. */
export function requireOpen(amount: string, open: string): void {
  if (compareMoney(amount, open) > 0)
    throw new Problem('write-off.exceeds-open', {
      values: { open },
      fields: { amount: 'field.out-of-range' },
      extra: { open },
    });
}

const snapshotOf = (instalment: InstalmentRow, amount: string, reason: string): SnapshotLine[] => [
  { label: 'account', value: instalment.accountName },
  { label: 'contract', value: `${instalment.contractNumber} ${instalment.contractName}` },
  { label: 'instalment', value: instalment.name },
  { label: 'amount', value: amount, kind: 'money' },
  { label: 'open', value: instalment.open, kind: 'money' },
  ...(instalment.dueOn ? [{ label: 'dueOn', value: instalment.dueOn, kind: 'date' as const }] : []),
  { label: 'overdueDays', value: String(instalment.overdueDays) },
  { label: 'owner', value: instalment.collectorName },
  { label: 'reason', value: reason },
];
