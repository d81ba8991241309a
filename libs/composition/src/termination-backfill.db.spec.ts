import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { migrate, newId } from '@keyline/platform';
import { UpdatedDatabase } from '@keyline/testing';

let database: UpdatedDatabase;

beforeAll(async () => {
  database = await UpdatedDatabase.before('WhatStaysAfterTermination1796000001501');
});
afterAll(() => database.drop());

describe('a contract that was terminated before the product kept what it owed', () => {
  it('owes again what was due, invoiced or paid in part by then, and nothing that was still to come', async () => {
    const old = await database.old();
    await migrate(old);
    const [contract, account, person] = [newId(), newId(), newId()];
    const runner = old.createQueryRunner();
    // Only these two tables matter here: nobody looks for the customer or the collector.
    await runner.query(`set session_replication_role = replica`);
    await runner.query(
      `insert into contract (id, number, account_id, owner_id, name, amount, state, signed_on, terminated_on, created_on)
       values ($1, 'HT2026-0001', $2, $3, '旧合同', 400, 'terminated', '2026-01-05', '2026-09-30', '2026-01-05')`,
      [contract, account, person],
    );
    const part = (sequence: number, name: string, dueOn: string, invoiced: number, received: number) =>
      runner.query(
        `insert into instalment (id, contract_id, account_id, sequence, name, amount, due_on, expected_on, collector_id, invoiced, received)
         values ($1, $2, $3, $4, $5, 100, $6, $6, $7, $8, $9)`,
        [newId(), contract, account, sequence, name, dueOn, person, invoiced, received],
      );
    await part(1, '逾期款', '2026-08-01', 0, 0);
    await part(2, '已开票', '2026-12-01', 100, 0);
    await part(3, '已付一半', '2026-12-01', 0, 50);
    await part(4, '未到期', '2026-12-01', 0, 0);
    await runner.release();
    const rows = (from: DataSource, columns: string) =>
      from.query<Record<string, unknown>[]>(`select ${columns} from instalment order by sequence`);
    expect(await rows(old, 'receivable')).toEqual(Array.from({ length: 4 }, () => ({ receivable: false })));
    await old.destroy();
    const today = await database.updated();
    await migrate(today);
    expect(await rows(today, 'name, receivable, ceased_on')).toEqual([
      { name: '逾期款', receivable: true, ceased_on: null },
      { name: '已开票', receivable: true, ceased_on: null },
      { name: '已付一半', receivable: true, ceased_on: null },
      { name: '未到期', receivable: false, ceased_on: '2026-09-30' },
    ]);
    await today.destroy();
  });
});
