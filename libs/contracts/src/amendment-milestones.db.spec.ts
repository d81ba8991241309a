import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApprovalRecord, ContractRecord, ContractVersionRow, MilestoneRow } from '@keyline/model';
import { startProduct, type Client, type Product } from '@keyline/testing';
import { approved, moved, requestOf, seenBy } from './contracts.fixture.js';

let product: Product;
let rep: Client;
let supervisor: Client;
let finance: Client;
let legal: Client;

beforeAll(async () => {
  product = await startProduct();
  supervisor = await product.signedInAs('supervisor');
  rep = await product.signedInAs('rep', { managerId: supervisor.id });
  finance = await product.signedInAs('finance');
  legal = await product.signedInAs('legal');
});
afterAll(() => product.close());

const amendments = (id: string) => `/api/contracts/${id}/amendments`;
const versions = async (id: string) => (await rep.get<ContractVersionRow[]>(`/api/contracts/${id}/versions`)).body;
/** Through the review and signed, as a contract that begins its life. */
const signed = async (terms: Record<string, unknown>): Promise<ContractRecord> => {
  const account = await product.create.account({ ownerId: rep.id });
  const instalments = [{ name: '一次付清', amount: '100000.00', dueOn: '2026-12-31' }];
  const { body } = await rep.post<ContractRecord>('/api/contracts', {
    accountId: account.id,
    name: '产线改造合同',
    amount: '100000.00',
    instalments,
    ...terms,
  });
  await moved(rep, body.id, 'submit_review');
  await approved(product, body.id, supervisor, finance, legal);
  await moved(supervisor, body.id, 'sign');
  return seenBy(rep, body.id);
};

describe('the milestones in an amendment', () => {
  it('are agreed anew: what hangs on them follows, what was reached stays, and both versions keep theirs', async () => {
    const milestones = [
      { kind: 'delivery', name: '到货', plannedOn: '2026-11-01' },
      { kind: 'acceptance', name: '终验', plannedOn: '2026-12-01' },
      { kind: 'other', name: '培训', plannedOn: '2027-01-10' },
    ];
    const instalments = [
      { name: '到货款', amount: '30000.00', dueRule: 'milestone', milestone: '到货', termDays: 0 },
      { name: '验收款', amount: '70000.00', dueRule: 'milestone', milestone: '终验', termDays: 10 },
    ];
    const contract = await signed({ milestones, instalments });
    const [delivery, acceptance] = contract.milestones;
    expect((await rep.post(`/api/milestones/${delivery?.id}/complete`, { on: '2026-11-18' })).status).toBe(200);
    const terms = (each: MilestoneRow | undefined, wish = {}) => ({
      id: each?.id,
      kind: each?.kind,
      name: each?.name,
      plannedOn: each?.plannedOn,
      ...wish,
    });
    const wish = [
      terms(delivery),
      terms(acceptance, { name: '最终验收', plannedOn: '2027-02-01' }),
      { kind: 'acceptance', name: '试运行验收', plannedOn: '2027-01-15' },
    ];
    const ask = (list: unknown[]) => rep.post(amendments(contract.id), { reason: '工期顺延', milestones: list });
    expect((await ask(wish.slice(1))).body).toMatchObject({ code: 'contract.milestone-reached' });
    expect((await ask([terms(delivery, { plannedOn: '2026-11-02' }), ...wish.slice(1)])).body).toMatchObject({
      code: 'contract.milestone-reached',
    });
    expect((await ask([wish[0], wish[2]])).body).toMatchObject({ code: 'contract.unknown-milestone' });
    expect((await ask([...wish, { kind: 'other', name: '到货', plannedOn: '2027-01-01' }])).body).toMatchObject({
      code: 'contract.milestone-twice',
    });
    expect((await ask(wish)).status).toBe(201);
    await moved(rep, contract.id, 'amendments/2/submit_review');
    const asked = await supervisor.get<ApprovalRecord>(`/api/approvals/${await requestOf(product, contract.id)}`);
    expect(asked.body.snapshot.find(({ label }) => label === 'milestones')?.value).toBe(
      ['终验 · 2026-12-01 → 最终验收 · 2027-02-01', '— → 试运行验收 · 2027-01-15', '培训 · 2027-01-10 → —'].join('\n'),
    );
    await approved(product, contract.id, supervisor, finance, legal);
    await moved(supervisor, contract.id, 'amendments/2/sign');
    const now = await seenBy(rep, contract.id);
    expect(now.milestones.map(({ name, plannedOn, doneOn }) => [name, plannedOn, doneOn])).toEqual([
      ['到货', '2026-11-01', '2026-11-18'],
      ['试运行验收', '2027-01-15', null],
      ['最终验收', '2027-02-01', null],
    ]);
    expect(now.instalments.map(({ name, milestone, dueOn, expectedOn }) => [name, milestone, dueOn, expectedOn])).toEqual([
      ['到货款', '到货', '2026-11-18', '2026-11-18'],
      ['验收款', '最终验收', null, '2027-02-11'],
    ]);
    expect((await versions(contract.id)).map(({ content }) => content.milestones?.map(({ name }) => name))).toEqual([
      ['到货', '试运行验收', '最终验收'],
      ['到货', '终验', '培训'],
    ]);
  });

  it('that are not named go their own course', async () => {
    const contract = await signed({ milestones: [{ kind: 'acceptance', name: '终验', plannedOn: '2026-12-01' }] });
    const milestone = contract.milestones[0];
    await rep.post(amendments(contract.id), { reason: '延期', endsOn: '2027-12-31' });
    await moved(rep, contract.id, 'amendments/2/submit_review');
    await approved(product, contract.id, supervisor, finance, legal);
    const moving = { version: milestone?.version, plannedOn: '2027-01-20' };
    expect((await rep.patch(`/api/milestones/${milestone?.id}`, moving)).status).toBe(200);
    await moved(supervisor, contract.id, 'amendments/2/sign');
    expect((await seenBy(rep, contract.id)).milestones).toMatchObject([{ plannedOn: '2027-01-20' }]);
    expect((await versions(contract.id))[0]?.content.milestones).toMatchObject([{ plannedOn: '2027-01-20' }]);
  });
});
