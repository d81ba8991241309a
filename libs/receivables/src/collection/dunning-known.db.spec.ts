import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import type { ContractRecord, DunningStepRow } from '@keyline/model';
import { startProduct, type Client, type Product } from '@keyline/testing';

let product: Product;
let rep: Client;
let finance: Client;
beforeEach(async () => {
  product = await startProduct({ now: '2026-11-18T07:30:00+08:00' });
  rep = await product.signedInAs('rep');
  finance = await product.signedInAs('finance');
});
afterEach(() => product.close());

const on = async (day: string) => {
  product.clock.moveTo(`${day}T07:30:00+08:00`);
  rep = await product.signedInAs('rep', { id: rep.id });
  finance = await product.signedInAs('finance', { id: finance.id });
};
const chase = () => product.runJob('collection.chase', {});
/** A contract that comes into the system today, long signed elsewhere, as an opening balance or an import brings it. */
async function opened(part: Record<string, unknown>, milestones: unknown[] = []) {
  const account = await product.create.account({ ownerId: rep.id });
  const { body } = await rep.post<ContractRecord>('/api/contracts', {
    accountId: account.id,
    name: '设备采购合同',
    startsOn: '2026-01-05',
    amount: '50000',
    milestones,
    instalments: [{ name: '货款', amount: '50000', ...part }],
  });
  await product.database.execute(
    sql`update contract set state = 'executing', signed_on = '2026-01-05' where id = ${body.id}::uuid`,
  );
  return { instalmentId: body.instalments[0]?.id ?? '', milestoneId: body.milestones[0]?.id ?? '' };
}
const steps = async (instalmentId: string) =>
  (await finance.list<DunningStepRow>('dunning-steps', { filter: { instalmentId }, sort: ['level', 'ASC'] })).body.map(
    ({ level, firedOn, skipped, personId }) => [level, firedOn, skipped ? 'skipped' : 'fired', personId !== null],
  );
const askedFor = async (instalmentId: string) =>
  (
    await product.database.rows<{ key: string }>(
      sql`select key from task where source_id = ${instalmentId}::uuid and kind = 'dunning.step' order by key`,
    )
  ).length;

describe('a debt that was old when it came into the system', () => {
  it('is chased at the level it has reached, once; the levels behind it are passed over', async () => {
    const { instalmentId } = await opened({ dueOn: '2026-08-01' });
    await chase();
    await chase();
    expect(await steps(instalmentId)).toEqual([
      [1, '2026-11-18', 'skipped', false],
      [2, '2026-11-18', 'skipped', false],
      [3, '2026-11-18', 'skipped', false],
      [4, '2026-11-18', 'fired', true],
    ]);
    expect(await askedFor(instalmentId)).toBe(1);
  });

  it('goes on level by level from there, also when the worker is away meanwhile', async () => {
    const { instalmentId } = await opened({ dueOn: '2026-10-10' });
    await chase();
    expect(await steps(instalmentId)).toEqual([
      [1, '2026-11-18', 'skipped', false],
      [2, '2026-11-18', 'fired', true],
    ]);
    await on('2027-03-01');
    await chase();
    expect((await steps(instalmentId)).slice(2)).toEqual([
      [3, '2027-03-01', 'fired', true],
      [4, '2027-03-01', 'fired', true],
    ]);
  });

  it('known in time, it is chased for every level that the absent worker missed', async () => {
    const { instalmentId } = await opened({ dueOn: '2026-11-18' });
    await on('2027-03-01');
    await chase();
    expect((await steps(instalmentId)).map(([level, , what]) => [level, what])).toEqual(
      [1, 2, 3, 4].map((level) => [level, 'fired']),
    );
    expect(await askedFor(instalmentId)).toBe(4);
  });

  it('made due in the past by a milestone reported late, it begins where it stands', async () => {
    const milestone = { kind: 'acceptance', name: '终验', plannedOn: '2026-12-01' };
    const { instalmentId, milestoneId } = await opened({ dueRule: 'milestone', milestone: '终验', termDays: 0 }, [milestone]);
    await on('2027-02-01');
    await chase();
    expect(await steps(instalmentId)).toEqual([]);
    expect((await rep.post(`/api/milestones/${milestoneId}/complete`, { on: '2027-01-10' })).status).toBe(200);
    await chase();
    expect((await steps(instalmentId)).map(([level, , what]) => [level, what])).toEqual([
      [1, 'skipped'],
      [2, 'fired'],
    ]);
  });

  it('a level that is switched on below one that has fired is passed over', async () => {
    const { instalmentId } = await opened({ dueOn: '2026-11-10' });
    await chase();
    await product.database.execute(sql`update dunning_level set active = false where level = 1`);
    await on('2026-11-26');
    await product.database.execute(sql`update dunning_level set from_days = 14 where level = 2`);
    await chase();
    await product.database.execute(sql`
      insert into dunning_level (level, from_days, name_zh, name_en, owner, action) values (5, 7, '一周提醒', 'A week', 'collector', 'call')`);
    await chase();
    expect((await steps(instalmentId)).map(([level, , what]) => [level, what])).toEqual([
      [1, 'fired'],
      [2, 'fired'],
      [5, 'skipped'],
    ]);
  });
});
