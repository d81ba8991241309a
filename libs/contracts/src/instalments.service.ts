import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { instalmentCan, type Actor, type InstalmentPatch, type InstalmentRow } from '@keyline/model';
import {
  changesBetween,
  Clock,
  Database,
  fieldProblem,
  Journal,
  Lists,
  notFound,
  Problem,
  type ListQuery,
  type Page,
} from '@keyline/platform';
import { Instalment } from './entities.js';
import { instalmentsOn } from './instalments.list.js';

type StoredRow = Omit<InstalmentRow, 'can'>;
const WHOLE_SCHEDULE = { from: 0, to: 199 } as const;

/** An instalment as its caller gets it. */
export const presentInstalment =
  (actor: Actor) =>
  (row: StoredRow): InstalmentRow => ({ ...row, can: instalmentCan(actor, row) });

/** The longer overdue, the earlier due: sorting by days overdue is sorting by due date the other way round, and that has an index. */
export const byDueDate = (sort: ListQuery['sort']): ListQuery['sort'] =>
  sort.map(([field, direction]) =>
    field === 'overdueDays' ? ['dueOn', direction === 'DESC' ? 'ASC' : 'DESC'] : [field, direction],
  );

/** What is to be paid when, and who sees to it. */
@Injectable()
export class InstalmentsService {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, query: ListQuery): Promise<Page<InstalmentRow>> {
    return (await this.lists.page<StoredRow>(this.spec(), actor, { ...query, sort: byDueDate(query.sort) })).map(
      presentInstalment(actor),
    );
  }

  async get(actor: Actor, id: string): Promise<InstalmentRow> {
    return presentInstalment(actor)(await this.lists.get<StoredRow>(this.spec(), actor, id));
  }

  /** The schedule of one contract, in its order. */
  async ofContract(actor: Actor, contractId: string): Promise<readonly InstalmentRow[]> {
    return (await this.list(actor, { filter: { contractId }, sort: [['sequence', 'ASC']], ...WHOLE_SCHEDULE })).rows;
  }

  /**
   * Puts an instalment off, gives it to another collector, or notes that the customer disputes it.
   * @throws Problem instalment.not-running, version.conflict (409), reference.unknown (422) for the collector.
   */
  async edit(actor: Actor, id: string, { version, ...input }: InstalmentPatch): Promise<InstalmentRow> {
    await this.database.transaction(async () => {
      const { can } = await this.get(actor, id);
      const instalment = await this.database.manager.findOne(Instalment, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!instalment) throw notFound();
      if (instalment.version !== version)
        throw new Problem('version.conflict', {
          values: { current: instalment.version },
          extra: { current: instalment.version },
        });
      if (!can.edit) throw new Problem('instalment.not-running');
      if (input.collectorId) await this.requireCollector(input.collectorId);
      const before = { ...instalment };
      const after = await this.database.manager.save(Object.assign(instalment, input));
      await this.journal.record(actor, {
        action: 'instalment.edited',
        entity: 'instalment',
        entityId: id,
        accountId: instalment.accountId,
        changes: changesBetween(before, after),
      });
    });
    return this.get(actor, id);
  }

  private spec() {
    return instalmentsOn(this.clock.today());
  }

  private async requireCollector(personId: string): Promise<void> {
    const person = await this.database.maybeRow(
      sql`select 1 from person where id = ${personId}::uuid and (left_on is null or left_on >= ${this.clock.today()}::date)`,
    );
    if (!person) throw fieldProblem('reference.unknown', 'collectorId', 'field.unknown-reference');
  }
}
