import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import sql from 'sql-template-tag';
import { addDays, type InstalmentRow, type ResponsibilityRow } from '@keyline/model';
import { startProduct, type Client, type Product } from '@keyline/testing';

let product: Product;
let supervisor: Client;
let rep: Client;
let colleague: Client;
let finance: Client;

const signIn = async () => {
  supervisor = await product.signedInAs('supervisor', supervisor && { id: supervisor.id });
  rep = await product.signedInAs('rep', rep ? { id: rep.id } : { managerId: supervisor.id });
  colleague = await product.signedInAs('rep', colleague ? { id: colleague.id } : { managerId: supervisor.id });
  finance = await product.signedInAs('finance', finance && { id: finance.id });
};
beforeAll(async () => {
  product = await startProduct({ now: '2026-03-02T10:00:00+08:00' });
  await signIn();
});
afterAll(() => product.close());

const waitDays = async (days: number) => {
  product.clock.moveTo(new Date(product.clock.now().getTime() + days * 86_400_000));
  await signIn();
};
const customer = async (parts = [{ amount: '100', dueOn: '2026-02-01' }]) => {
  const account = await product.create.account({ ownerId: rep.id });
  const amount = String(parts.reduce((sum, part) => sum + Number(part.amount), 0));
  const contract = await product.create.contract({
    accountId: account.id,
    ownerId: rep.id,
    amount,
    parts,
    signedOn: '2026-01-15',
  });
  return { accountId: account.id, parts: contract.instalmentIds };
};
const handOver = (by: Client, instalmentIds: readonly string[], to: Client, wish: Record<string, unknown> = {}) =>
  by.post<{ moved: number }>('/api/instalments/hand-over', { instalmentIds, toPersonId: to.id, why: '区域调整', ...wish });
const history = async (by: Client, id: string | undefined) =>
  (await by.get<ResponsibilityRow[]>(`/api/instalments/${id}/responsibility`)).body;

describe('who answers for an instalment', () => {
  it('whoever collects it from the signature on; after a hand-over both, each for their own days, and why', async () => {
    const { parts } = await customer();
    await waitDays(3);
    expect((await handOver(supervisor, parts, colleague)).body).toEqual({ moved: 1 });
    expect(await history(rep, parts[0])).toMatchObject([
      { collectorId: rep.id, fromOn: '2026-01-15', untilOn: product.clock.today(), cause: 'schedule' },
      {
        collectorId: colleague.id,
        fromOn: product.clock.today(),
        untilOn: null,
        cause: 'handed_over',
        why: '区域调整',
        changedByName: supervisor.actor.name,
      },
    ]);
    expect((await finance.get<InstalmentRow>(`/api/instalments/${parts[0]}`)).body).toMatchObject({
      collectorId: colleague.id,
      signerName: rep.actor.name,
      version: 2,
    });
  });

  it('handing over the account splits it on that day, for what is still open, however late the news arrives', async () => {
    const { accountId, parts } = await customer([
      { amount: '100', dueOn: '2026-02-01' },
      { amount: '50', dueOn: '2026-05-01' },
    ]);
    await finance.post('/api/payments', { accountId, amount: '100', receivedOn: product.clock.today(), allocate: 'oldest' });
    const on = product.clock.today();
    await supervisor.post(`/api/accounts/${accountId}/reassign`, { ownerId: colleague.id, reason: '离职' });
    await waitDays(2);
    await product.deliverEvents();
    expect(await history(finance, parts[0])).toMatchObject([{ collectorId: rep.id, untilOn: null }]);
    expect(await history(finance, parts[1])).toMatchObject([
      { collectorId: rep.id, untilOn: on },
      { collectorId: colleague.id, fromOn: on, untilOn: null, cause: 'account_handed_over' },
    ]);
  });

  it('is handed over by those who lead, all or nothing, to somebody who is there, not for a day to come', async () => {
    const { parts } = await customer();
    expect((await handOver(rep, parts, colleague)).status).toBe(403);
    const elsewhere = await product.create.account();
    const foreign = await product.create.contract({ accountId: elsewhere.id, ownerId: (await product.create.person()).id });
    expect(await handOver(supervisor, [...parts, ...foreign.instalmentIds], colleague)).toMatchObject({
      status: 422,
      body: { errors: { 'instalmentIds.1': expect.any(String) as unknown } },
    });
    const left = await product.create.person({ leftOn: '2026-01-01' });
    expect(
      (await supervisor.post('/api/instalments/hand-over', { instalmentIds: parts, toPersonId: left.id, why: 'x' })).body,
    ).toMatchObject({ errors: { toPersonId: expect.any(String) as unknown } });
    expect((await handOver(supervisor, parts, colleague, { on: addDays(product.clock.today(), 1) })).status).toBe(422);
    expect(await history(rep, parts[0])).toHaveLength(1);
  });

  it('twice on one day, the last answers for it; never back behind an earlier hand-over', async () => {
    const { parts } = await customer();
    await waitDays(1);
    const on = product.clock.today();
    await handOver(supervisor, parts, colleague);
    await handOver(supervisor, parts, finance);
    expect(await history(rep, parts[0])).toMatchObject([
      { collectorId: rep.id, untilOn: on },
      { collectorId: finance.id, fromOn: on },
    ]);
    expect(await handOver(supervisor, parts, rep, { on: addDays(on, -1) })).toMatchObject({
      status: 422,
      body: { code: 'instalment.already-passed-on' },
    });
    expect((await handOver(supervisor, parts, finance)).body).toEqual({ moved: 0 });
  });

  it('no collector changes past this book, and the book has neither gaps nor overlaps', async () => {
    const { parts } = await customer();
    const attempt = (change: ReturnType<typeof sql>) => product.database.transaction(() => product.database.execute(change));
    await expect(
      attempt(sql`update instalment set collector_id = ${colleague.id}::uuid where id = ${parts[0]}::uuid`),
    ).rejects.toMatchObject({ parts: { values: { rule: 'responsibility_is_the_collectors' } } });
    const another = sql`insert into instalment_responsibility (instalment_id, collector_id, from_on, until_on, cause)
      values (${parts[0]}::uuid, ${rep.id}::uuid, '2025-12-01', '2026-01-10', 'handed_over')`;
    await expect(attempt(another)).rejects.toMatchObject({ cause: { constraint: 'responsibility_no_gap' } });
    const overlap = sql`insert into instalment_responsibility (instalment_id, collector_id, from_on, cause)
      values (${parts[0]}::uuid, ${rep.id}::uuid, '2026-02-10', 'handed_over')`;
    await expect(attempt(overlap)).rejects.toMatchObject({ cause: { constraint: 'responsibility_open' } });
    const ended = sql`update instalment_responsibility set until_on = '2026-03-01' where instalment_id = ${parts[0]}::uuid`;
    await expect(attempt(ended)).rejects.toThrow();
  });

  it('whatever is handed over, somebody answers for every day, and one person only', async () => {
    const step = fc.tuple(fc.nat(3), fc.nat(2));
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 6 }), async (steps) => {
        const { parts } = await customer();
        const expected = new Map<string, string>();
        let answering = rep.id;
        const note = (days: number) => {
          for (let day = 0; day < days; day += 1) expected.set(addDays(product.clock.today(), day), answering);
        };
        for (const [days, to] of steps) {
          note(days);
          await waitDays(days);
          const next = [rep, colleague, finance][to] ?? rep;
          expect((await handOver(supervisor, parts, next)).status).toBe(200);
          answering = next.id;
        }
        note(1);
        const periods = await history(finance, parts[0]);
        for (const [day, personId] of expected) {
          const answerers = periods.filter(({ fromOn, untilOn }) => fromOn <= day && (untilOn === null || day < untilOn));
          expect(answerers.map(({ collectorId }) => collectorId)).toEqual([personId]);
        }
      }),
      { numRuns: 8 },
    );
  }, 60_000);
});
