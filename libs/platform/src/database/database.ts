import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import type { Sql } from 'sql-template-tag';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import { explainDatabaseError } from './constraints.js';

interface OpenTransaction {
  runner: QueryRunner;
  client: pg.PoolClient;
  afterCommit: (() => void)[];
  /** Ends when what was last asked has been answered. */
  turn: Promise<unknown>;
}

const MAX_STATEMENTS = 2000;
const statementNames = new Map<string, string>();

/** The same text is prepared once per connection; past a bound, texts stay unnamed so that no server memory leaks. */
function statementName(text: string): string | undefined {
  const known = statementNames.get(text);
  if (known !== undefined) return known;
  if (statementNames.size >= MAX_STATEMENTS) return undefined;
  const name = `k${createHash('sha1').update(text).digest('hex').slice(0, 20)}`;
  statementNames.set(text, name);
  return name;
}

/**
 * The only database handle in the code. Inside `transaction` every read and write of the same asynchronous call chain uses that
 * transaction; outside, a pooled connection. Nobody injects DataSource or Repository.
 */
@Injectable()
export class Database {
  private readonly open = new AsyncLocalStorage<OpenTransaction>();

  constructor(private readonly dataSource: DataSource) {}

  /** For changing one thing: TypeORM's unit of work, inside the open transaction. */
  get manager(): EntityManager {
    return this.open.getStore()?.runner.manager ?? this.dataSource.manager;
  }

  get pool(): pg.Pool {
    return (this.dataSource.driver as unknown as { master: pg.Pool }).master;
  }

  get inTransaction(): boolean {
    return this.open.getStore() !== undefined;
  }

  /**
   * Runs one use case: everything it writes commits together or not at all. A nested call joins the open transaction.
   * @throws Problem where a constraint of the database said no.
   */
  async transaction<T>(work: () => Promise<T>): Promise<T> {
    if (this.open.getStore()) return work();
    const runner = this.dataSource.createQueryRunner();
    const client = (await runner.connect()) as pg.PoolClient;
    const transaction: OpenTransaction = { runner, client, afterCommit: [], turn: Promise.resolve() };
    try {
      await runner.startTransaction();
      const result = await this.open.run(transaction, work);
      await runner.commitTransaction();
      for (const hook of transaction.afterCommit) hook();
      return result;
    } catch (error) {
      // What cannot be rolled back has lost its connection, or must lose it: the pool takes no ended client back.
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => client.end());
      throw explainDatabaseError(error);
    } finally {
      if (!runner.isReleased) await runner.release();
    }
  }

  /** Runs when (and only if) the open transaction has committed; at once when there is none. */
  afterCommit(hook: () => void): void {
    const transaction = this.open.getStore();
    if (transaction) transaction.afterCommit.push(hook);
    else hook();
  }

  /** Typed rows of hand-written SQL, prepared by name. Columns are aliased to the property names. */
  async rows<Row>(statement: Sql): Promise<Row[]> {
    return (await this.run(statement)).rows as Row[];
  }

  /** The first row, or null. */
  async maybeRow<Row>(statement: Sql): Promise<Row | null> {
    return (await this.rows<Row>(statement))[0] ?? null;
  }

  /** The number of rows written. */
  async execute(statement: Sql): Promise<number> {
    return (await this.run(statement)).rowCount ?? 0;
  }

  private async run(statement: Sql): Promise<pg.QueryResult> {
    const query = { name: statementName(statement.text), text: statement.text, values: statement.values as unknown[] };
    const transaction = this.open.getStore();
    try {
      if (!transaction) return await this.pool.query(query);
      // A connection does one thing at a time: what a transaction asks side by side waits its turn.
      const answer = transaction.turn.then(() => transaction.client.query(query));
      transaction.turn = answer.catch(() => undefined);
      return await answer;
    } catch (error) {
      throw explainDatabaseError(error);
    }
  }
}
