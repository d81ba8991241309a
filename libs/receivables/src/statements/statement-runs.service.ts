import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Actor, StatementRunInput, StatementRunRecord, StatementRunRow } from '@keyline/model';
import {
  Clock,
  Database,
  fieldProblem,
  Journal,
  Lists,
  Mailer,
  newId,
  Problem,
  type ListQuery,
  type Page,
} from '@keyline/platform';
import { addDeliveries } from './statement-run.queries.js';
import { STATEMENT_RUN_FILE, STATEMENT_RUNS } from './statement-runs.list.js';

export const STATEMENTS_REQUESTED = 'statement-run.requested';
type Stored<Row> = Omit<Row, 'can'>;
const present = <Row extends { status: StatementRunRow['status'] }>(row: Row) => ({
  ...row,
  can: { cancel: row.status === 'queued' || row.status === 'running' },
});

/** Statements to many customers at once: asked for, watched, stopped. */
@Injectable()
export class StatementRunsService {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly mailer: Mailer,
  ) {}

  async list(actor: Actor, query: ListQuery): Promise<Page<StatementRunRow>> {
    return (await this.lists.page<Stored<StatementRunRow>>(STATEMENT_RUNS, actor, query)).map(present);
  }

  async get(actor: Actor, id: string): Promise<StatementRunRecord> {
    return present(await this.lists.get<Stored<StatementRunRecord>>(STATEMENT_RUNS, actor, id, STATEMENT_RUN_FILE));
  }

  /**
   * Writes down who gets a statement and queues the sending.
   * @throws Problem statement.mail-off (409), statement.nobody (422), reference.unknown (422) beside `accountIds`.
   */
  async request(actor: Actor, input: StatementRunInput): Promise<StatementRunRecord> {
    if (!this.mailer.isOn) throw new Problem('statement.mail-off');
    const id = newId();
    await this.database.transaction(async () => {
      const now = this.clock.now();
      await this.database.execute(sql`
        insert into statement_run (id, from_on, to_on, requested_by, requested_at)
        values (${id}::uuid, ${input.from}::date, ${input.to}::date, ${actor.id}::uuid, ${now}::timestamptz)`);
      const count = await this.database.execute(addDeliveries(id, actor, { ...input, now }));
      if (input.accountIds && count !== new Set(input.accountIds.map((each) => each.toLowerCase())).size)
        throw fieldProblem('reference.unknown', 'accountIds', 'field.unknown-reference');
      if (count === 0) throw new Problem('statement.nobody');
      const changes = { period: { from: input.from, to: input.to }, customers: { from: null, to: count } };
      const entry = { action: STATEMENTS_REQUESTED, entity: 'statement_run', entityId: id, changes };
      await this.journal.record(actor, { ...entry, event: { runId: id } });
    });
    return this.get(actor, id);
  }

  /** Stops a run behind the mail that is on its way. @throws Problem statement.run-over (409) */
  async cancel(actor: Actor, id: string): Promise<StatementRunRecord> {
    await this.lists.get(STATEMENT_RUNS, actor, id);
    await this.database.transaction(async () => {
      const stopped = await this.database.execute(sql`
        update statement_run set status = 'cancelled', finished_at = ${this.clock.now()}::timestamptz
        where id = ${id}::uuid and status in ('queued', 'running')`);
      if (stopped === 0) throw new Problem('statement.run-over');
      await this.journal.record(actor, { action: 'statement-run.cancelled', entity: 'statement_run', entityId: id });
    });
    return this.get(actor, id);
  }
}
