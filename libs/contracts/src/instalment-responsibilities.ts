import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import type { Actor, LocalDate, ResponsibilityCause, ResponsibilityRow } from '@keyline/model';
import { Clock, Database, fieldProblem, Journal, Problem } from '@keyline/platform';
import { HandOverTasks } from './hand-over-tasks.js';
import { isOpen } from './receivable.queries.js';

interface Reason {
  cause: Exclude<ResponsibilityCause, 'schedule'>;
  why: string | null;
}
interface Answering {
  id: string;
  accountId: string;
  collectorId: string;
  fromOn: LocalDate;
}

/**
 * Who answers for what is to be collected, from when until when. The only way a collector changes. The day of a hand-over belongs to
 * whoever takes over; handed over twice on a day, the last one answers for it.
 */
@Injectable()
export class InstalmentResponsibilities {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly tasks: HandOverTasks,
  ) {}

  /** Who answered for an instalment, from the first to the present; the caller has come through its door. */
  of(instalmentId: string): Promise<ResponsibilityRow[]> {
    return this.database.rows<ResponsibilityRow>(sql`
      select r.id, r.collector_id as "collectorId", p.name as "collectorName", r.from_on as "fromOn", r.until_on as "untilOn", r.cause, r.why,
        by.name as "changedByName"
      from instalment_responsibility r join person p on p.id = r.collector_id left join person by on by.id = r.changed_by
      where r.instalment_id = ${instalmentId}::uuid order by r.from_on`);
  }

  /**
   * Passes instalments on from a day; those that the person collects already stay as they are. The new collector is told and asked.
   * @returns how many changed hands
   * @throws Problem rule.refused for a day to come, instalment.already-passed-on for one before the last hand-over (422).
   */
  async reassign(
    by: Pick<Actor, 'id'> | null,
    instalmentIds: readonly string[],
    toPersonId: string,
    on: LocalDate,
    reason: Reason,
  ): Promise<number> {
    if (on > this.clock.today()) throw fieldProblem('rule.refused', 'on', 'field.out-of-range', { rule: 'on <= today' });
    return this.database.transaction(async () => {
      const answering = await this.lock(
        sql`i.id = any (${[...instalmentIds]}::uuid[]) and i.collector_id <> ${toPersonId}::uuid`,
      );
      const later = answering.find(({ fromOn }) => fromOn > on);
      if (later) {
        throw new Problem('instalment.already-passed-on', { values: { from: later.fromOn }, fields: { on: 'field.date-order' } });
      }
      const moved = await this.pass(by, answering, toPersonId, on, reason);
      const ids = answering.map(({ id }) => id);
      await this.tasks.ask(by, ids, toPersonId, reason.why ?? '—');
      return moved;
    });
  }

  /** The account went to another owner: what the former one collected for it and is still open goes along, from that day on. */
  async followAccount(by: Pick<Actor, 'id'> | null, accountId: string, fromPersonId: string, on: LocalDate): Promise<number> {
    return this.database.transaction(async () => {
      const owner = await this.database.maybeRow<{ id: string | null }>(
        sql`select owner_id as id from account where id = ${accountId}::uuid`,
      );
      if (!owner?.id || owner.id === fromPersonId) return 0;
      const answering = await this.lock(
        sql`i.account_id = ${accountId}::uuid and i.collector_id = ${fromPersonId}::uuid and ${isOpen}`,
      );
      // An event that comes late does not reach back behind what happened since.
      const latest = answering.reduce((day, { fromOn }) => (fromOn > day ? fromOn : day), on);
      return this.pass(by, answering, owner.id, latest, { cause: 'account_handed_over', why: null });
    });
  }

  private lock(which: Sql): Promise<Answering[]> {
    return this.database.rows<Answering>(sql`
      select i.id, i.account_id as "accountId", i.collector_id as "collectorId", r.from_on as "fromOn"
      from instalment i join instalment_responsibility r on r.instalment_id = i.id and r.until_on is null
      where ${which} order by i.id for update of i, r`);
  }

  private async pass(
    by: Pick<Actor, 'id'> | null,
    answering: readonly Answering[],
    toPersonId: string,
    on: LocalDate,
    { cause, why }: Reason,
  ): Promise<number> {
    const ids = answering.map(({ id }) => id);
    await this.database.execute(sql`
      update instalment_responsibility set collector_id = ${toPersonId}::uuid, cause = ${cause}, why = ${why}, changed_by = ${by?.id ?? null}::uuid
      where instalment_id = any (${ids}::uuid[]) and until_on is null and from_on = ${on}::date`);
    const ended = await this.database.rows<{ id: string }>(sql`
      update instalment_responsibility set until_on = ${on}::date
      where instalment_id = any (${ids}::uuid[]) and until_on is null and from_on < ${on}::date returning instalment_id as id`);
    await this.database.execute(sql`
      insert into instalment_responsibility (instalment_id, collector_id, from_on, cause, why, changed_by)
      select id, ${toPersonId}::uuid, ${on}::date, ${cause}, ${why}, ${by?.id ?? null}::uuid from unnest(${ended.map(({ id }) => id)}::uuid[]) as id`);
    await this.database.execute(sql`
      update instalment set collector_id = ${toPersonId}::uuid, version = version + 1, updated_at = now() where id = any (${ids}::uuid[])`);
    for (const { id, accountId, collectorId } of answering) {
      await this.journal.record(by, {
        action: 'instalment.reassigned',
        entity: 'instalment',
        entityId: id,
        accountId,
        changes: { collectorId: { from: collectorId, to: toPersonId }, ...(why ? { why: { from: null, to: why } } : {}) },
        event: { accountId, fromPersonId: collectorId, toPersonId, on },
      });
    }
    return answering.length;
  }
}
