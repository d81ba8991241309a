import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import {
  instalmentCan,
  type Actor,
  type HandOverInput,
  type InstalmentPatch,
  type InstalmentRow,
  type ResponsibilityRow,
} from '@keyline/model';
import {
  changesBetween,
  Clock,
  Database,
  fieldProblem,
  Journal,
  Lists,
  notFound,
  Problem,
  requireVersion,
  type ListQuery,
  type Page,
} from '@keyline/platform';
import { Instalment } from './entities.js';
import { InstalmentResponsibilities } from './instalment-responsibilities.js';
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
    private readonly responsibilities: InstalmentResponsibilities,
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
   * Notes that the customer disputes an instalment and what, or does so no longer. A dispute rests the collection, so it has its reason.
   * @throws Problem instalment.not-running, version.conflict (409); instalment.date-agreed, instalment.hand-over (422) for another due
   *   date or collector; rule.refused (422) for a dispute without a note, or of a day to come.
   */
  async edit(actor: Actor, id: string, { version, dueOn, collectorId, ...dispute }: InstalmentPatch): Promise<InstalmentRow> {
    await this.database.transaction(async () => {
      const { can } = await this.get(actor, id);
      const instalment = await this.database.manager.findOne(Instalment, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!instalment) throw notFound();
      requireVersion(instalment, version);
      if (!can.edit) throw new Problem('instalment.not-running');
      if (dueOn !== undefined && dueOn !== instalment.dueOn)
        throw fieldProblem('instalment.date-agreed', 'dueOn', 'instalment.date-agreed');
      if (collectorId !== undefined && collectorId.toLowerCase() !== instalment.collectorId)
        throw fieldProblem('instalment.hand-over', 'collectorId', 'instalment.hand-over');
      const before = { ...instalment };
      const after = Object.assign(instalment, dispute);
      this.requireReason(after);
      await this.database.manager.save(Object.assign(after, { agreedOn: this.clock.today(), agreedBecause: 'edit' }));
      await this.journal.record(actor, {
        action: 'instalment.edited',
        entity: 'instalment',
        entityId: id,
        accountId: instalment.accountId,
        changes: changesBetween(before, { ...before, ...dispute }),
        event: { accountId: instalment.accountId },
      });
    });
    return this.get(actor, id);
  }

  private requireReason({ disputedOn, disputeNote }: Instalment): void {
    if (disputedOn && disputedOn > this.clock.today())
      throw fieldProblem('rule.refused', 'disputedOn', 'field.out-of-range', { rule: 'disputedOn <= today' });
    if (disputedOn && !disputeNote)
      throw fieldProblem('rule.refused', 'disputeNote', 'field.required', { rule: 'a dispute has its reason' });
  }

  /** Who answered for an instalment, from the first to the present. @throws Problem record.not-found (404) for whoever may not see it. */
  async responsibility(actor: Actor, id: string): Promise<ResponsibilityRow[]> {
    await this.lists.get(this.spec(), actor, id);
    return this.responsibilities.of(id);
  }

  /**
   * Several instalments go to another collector (批量移交), all or none.
   * @throws Problem reference.unknown (422) beside what cannot be seen, or for the person; instalment.not-running (409);
   *   instalment.already-passed-on, rule.refused (422) for the day.
   */
  async handOver(
    actor: Actor,
    { instalmentIds, toPersonId, on = this.clock.today(), why }: HandOverInput,
  ): Promise<{ moved: number }> {
    const { rows } = await this.list(actor, { filter: { id: instalmentIds }, sort: [], from: 0, to: instalmentIds.length - 1 });
    const known = new Set(rows.map(({ id }) => id));
    const unknown = instalmentIds.flatMap((id, index) =>
      known.has(id.toLowerCase()) ? [] : [[`instalmentIds.${index}`, 'field.unknown-reference'] as const],
    );
    if (unknown.length > 0) throw new Problem('reference.unknown', { fields: Object.fromEntries(unknown) });
    if (rows.some(({ can }) => !can.reassign)) throw new Problem('instalment.not-running');
    await this.requireCollector(toPersonId, 'toPersonId');
    const ids = rows.map(({ id }) => id);
    return { moved: await this.responsibilities.reassign(actor, ids, toPersonId, on, { cause: 'handed_over', why }) };
  }

  private spec() {
    return instalmentsOn(this.clock.today());
  }

  private async requireCollector(personId: string, field: string): Promise<void> {
    const person = await this.database.maybeRow(
      sql`select 1 from person where id = ${personId}::uuid and (left_on is null or left_on >= ${this.clock.today()}::date)`,
    );
    if (!person) throw fieldProblem('reference.unknown', field, 'field.unknown-reference');
  }
}
