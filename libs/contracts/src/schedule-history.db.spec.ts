import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import {
  AGEING_CUTS,
  type AgeingReport,
  type ContractRecord,
  type InstalmentRow,
  type MilestoneRow,
  type ScheduleHistoryRow,
} from '@keyline/model';
import { startProduct, type Client, type Product } from '@keyline/testing';
import { approved, moved, seenBy } from './contracts.fixture.js';

let product: Product;
let supervisor: Client;
let rep: Client;
let colleague: Client;
let finance: Client;
let legal: Client;

/** Sessions do not last for months: everybody signs in anew. */
const on = async (day: string) => {
  product.clock.moveTo(new Date(`${day}T10:00:00+08:00`));
  supervisor = await product.signedInAs('supervisor', { id: supervisor.id });
  rep = await product.signedInAs('rep', { id: rep.id });
  colleague = await product.signedInAs('rep', { id: colleague.id });
  finance = await product.signedInAs('finance', { id: finance.id });
  legal = await product.signedInAs('legal', { id: legal.id });
};
// A house of its own for each story: they are about what the whole report printed.
beforeEach(async () => {
  product = await startProduct({ now: '2026-01-12T10:00:00+08:00' });
  supervisor = await product.signedInAs('supervisor');
  rep = await product.signedInAs('rep', { managerId: supervisor.id });
  colleague = await product.signedInAs('rep', { managerId: supervisor.id });
  finance = await product.signedInAs('finance');
  legal = await product.signedInAs('legal');
});
afterEach(() => product.close());

const signed = async (wish: Record<string, unknown> = {}): Promise<ContractRecord> => {
  const account = await product.create.account({ ownerId: rep.id });
  const { body } = await rep.post<ContractRecord>('/api/contracts', {
    accountId: account.id,
    name: '产线改造合同',
    amount: '900',
    milestones: [{ kind: 'acceptance', name: '终验', plannedOn: '2026-03-01' }],
    instalments: [
      { name: '预付款', kind: 'advance', amount: '200', dueOn: '2026-01-20' },
      { name: '到货款', kind: 'delivery', amount: '300', dueOn: '2026-02-10' },
      { name: '培训款', amount: '100', dueOn: '2026-02-15' },
      { name: '验收款', kind: 'acceptance', amount: '300', dueRule: 'milestone', milestone: '终验', termDays: 0 },
    ],
    ...wish,
  });
  await product.database.execute(
    sql`update contract set state = 'executing', signed_on = '2026-01-12' where id = ${body.id}::uuid`,
  );
  return seenBy(rep, body.id);
};
const part = ({ id, name, kind, amount, dueOn, dueRule, milestone, termDays }: InstalmentRow) =>
  dueRule === 'date' ? { id, name, kind, amount, dueOn } : { id, name, kind, amount, dueRule, milestone, termDays };
const amended = async (id: string, terms: Record<string, unknown>) => {
  const { status, body } = await rep.post(`/api/contracts/${id}/amendments`, { reason: '客户资金紧张', ...terms });
  expect({ status, body: status === 201 || body }).toEqual({ status: 201, body: true });
  await moved(rep, id, 'amendments/2/submit_review');
  await approved(product, id, supervisor, finance, legal);
  await moved(supervisor, id, 'amendments/2/sign');
};
/** All that the report prints for a day, by every cut, and the rows behind it. */
const printed = async (asOf: string) => ({
  tables: await Promise.all(
    AGEING_CUTS.map(async (by) => (await finance.get<AgeingReport>(`/api/receivables/ageing?asOf=${asOf}&by=${by}`)).body),
  ),
  rows: (await finance.get<InstalmentRow[]>(`/api/receivables/rows?asOf=${asOf}`)).body
    .map(({ id, name, amount, open, dueOn, overdueDays, bucket, collectorId }) => [
      id,
      name,
      amount,
      open,
      dueOn,
      overdueDays,
      bucket,
      collectorId,
    ])
    .sort(),
});
const history = async (id: string) => (await rep.get<ScheduleHistoryRow[]>(`/api/contracts/${id}/schedule-history`)).body;

describe('planned anew in March', () => {
  it('the ageing of February is the one that February printed, on every cut and down to who answered for what', async () => {
    const contract = await signed();
    const [advance, delivery, training, acceptance] = contract.instalments;
    await on('2026-02-27');
    await finance.post('/api/payments', {
      accountId: contract.accountId,
      amount: '200',
      receivedOn: '2026-02-27',
      allocate: 'oldest',
    });
    const told = await printed('2026-02-27');
    expect(told.tables[0]?.total).toMatchObject({ d1_30: '400.00', notDue: '300.00', total: '700.00' });

    await on('2026-03-05');
    await supervisor.post('/api/instalments/hand-over', { instalmentIds: [training?.id], toPersonId: colleague.id, why: '休假' });
    await on('2026-03-10');
    // More in all, the training dropped, the delivery put off and made smaller, something new - and dated back to February.
    await amended(contract.id, {
      amount: '1000',
      instalments: [
        part(advance as InstalmentRow),
        { ...part(delivery as InstalmentRow), amount: '250', dueOn: '2026-06-30' },
        part(acceptance as InstalmentRow),
        { name: '增补款', amount: '250', dueOn: '2026-02-20' },
      ],
    });
    expect(await printed('2026-02-27')).toEqual(told);
    const today = await printed('2026-03-10');
    expect(today.tables[0]?.total).toMatchObject({ d1_30: '250.00', notDue: '550.00', total: '800.00' });
    await on('2026-04-01');
    expect(await printed('2026-02-27')).toEqual(told);
    expect(await printed('2026-03-10')).toEqual(today);
    const yesterday = await printed('2026-03-09');
    expect(yesterday.rows.find(([id]) => id === training?.id)?.slice(1)).toEqual([
      '培训款',
      '100.00',
      '100.00',
      '2026-02-15',
      22,
      'd1_30',
      colleague.id,
    ]);
  });

  it('the history of the schedule tells each instalment, also the dropped one, and who answered for it until when', async () => {
    const contract = await signed();
    const [advance, delivery, training, acceptance] = contract.instalments as [
      InstalmentRow,
      InstalmentRow,
      InstalmentRow,
      InstalmentRow,
    ];
    await on('2026-03-10');
    await amended(contract.id, {
      instalments: [part(advance), { ...part(delivery), amount: '400', dueOn: '2026-06-30' }, part(acceptance)],
    });
    const told = await history(contract.id);
    expect(told.map(({ name, droppedOn, terms }) => [name, droppedOn, terms.length])).toEqual([
      ['预付款', null, 1],
      ['到货款', null, 2],
      ['验收款', null, 1],
      ['培训款', '2026-03-10', 1],
    ]);
    expect(
      told[1]?.terms.map(({ amount, dueOn, fromOn, untilOn, because }) => [amount, dueOn, fromOn, untilOn, because]),
    ).toEqual([
      ['300.00', '2026-02-10', null, '2026-03-10', null],
      ['400.00', '2026-06-30', '2026-03-10', null, 'amendment'],
    ]);
    expect(told[3]).toMatchObject({
      instalmentId: training.id,
      responsibility: [{ collectorId: rep.id, fromOn: '2026-01-12', untilOn: '2026-03-10', cause: 'schedule' }],
    });
    expect((await colleague.get(`/api/contracts/${contract.id}/schedule-history`)).status).toBe(404);
  });
});

describe('a milestone that is reported late', () => {
  it('makes due from the report on: until then nobody knew, and the past says so', async () => {
    const contract = await signed();
    await on('2026-03-01');
    const told = await printed('2026-03-01');
    await on('2026-03-20');
    const before = await printed('2026-03-19');
    await rep.post(`/api/milestones/${contract.milestones[0]?.id}/complete`, { on: '2026-02-20' });
    const acceptance = contract.instalments[3]?.id;
    expect((await seenBy(rep, contract.id)).instalments[3]).toMatchObject({ dueOn: '2026-02-20', overdueDays: 28 });
    await on('2026-03-21');
    expect(await printed('2026-03-01')).toEqual(told);
    expect(await printed('2026-03-19')).toEqual(before);
    const row = (asOf: string) => printed(asOf).then(({ rows }) => rows.find(([id]) => id === acceptance)?.slice(4, 7));
    expect(await row('2026-03-19')).toEqual([null, 0, 'notDue']);
    expect(await row('2026-03-20')).toEqual(['2026-02-20', 28, 'd1_30']);
    expect((await history(contract.id))[3]?.terms.map(({ fromOn, dueOn, because }) => [fromOn, dueOn, because])).toEqual([
      [null, null, null],
      ['2026-03-20', '2026-02-20', 'milestone'],
    ]);
  });

  it('taken back, it waits from that day on, and what was told before stays told', async () => {
    const contract = await signed();
    const { id } = contract.milestones[0] as MilestoneRow;
    await on('2026-02-20');
    expect((await rep.post(`/api/milestones/${id}/complete`, {})).status).toBe(200);
    await on('2026-03-25');
    const told = await printed('2026-03-24');
    expect((await supervisor.post(`/api/milestones/${id}/reopen`, { reason: '试运行未通过' })).status).toBe(200);
    await on('2026-03-26');
    expect((await rep.post(`/api/milestones/${id}/complete`, {})).status).toBe(200);
    await on('2026-03-27');
    expect(await printed('2026-03-24')).toEqual(told);
    expect((await history(contract.id))[3]?.terms.map(({ fromOn, dueOn }) => [fromOn, dueOn])).toEqual([
      [null, null],
      ['2026-02-20', '2026-02-20'],
      ['2026-03-25', null],
      ['2026-03-26', '2026-03-26'],
    ]);
  });

  it('reported twice on one day, only what the evening says is kept', async () => {
    const contract = await signed();
    const { id } = contract.milestones[0] as MilestoneRow;
    await on('2026-03-01');
    expect((await rep.post(`/api/milestones/${id}/complete`, { on: '2026-02-20' })).status).toBe(200);
    expect((await supervisor.post(`/api/milestones/${id}/reopen`, { reason: '日期填错' })).status).toBe(200);
    expect((await rep.post(`/api/milestones/${id}/complete`, { on: '2026-02-25' })).status).toBe(200);
    expect((await history(contract.id))[3]?.terms.map(({ dueOn, untilOn }) => [dueOn, untilOn])).toEqual([
      [null, '2026-03-01'],
      ['2026-02-25', null],
    ]);
    const unnamed = product.database.execute(sql`
      update instalment set due_on = '2026-07-01' where contract_id = ${contract.id}::uuid and name = '培训款'`);
    await expect(unnamed).rejects.toMatchObject({ code: 'rule.refused' });
  });
});
