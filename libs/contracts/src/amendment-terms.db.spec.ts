import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { ApprovalRecord, ContractRecord, ContractVersionRow, InstalmentRow } from '@keyline/model';
import { startProduct, type Client, type Product } from '@keyline/testing';
import { approved, moved, requestOf, seenBy } from './contracts.fixture.js';

jest.setTimeout(60_000);

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

const SCHEDULE = [
  { name: '预付款', kind: 'advance', amount: '30000.00', dueOn: '2026-11-30' },
  { name: '到货款', kind: 'delivery', amount: '20000.00', dueRule: 'milestone', milestone: '到货', termDays: 10 },
  { name: '开票款', amount: '50000.00', dueRule: 'invoice', termDays: 15, expectedOn: '2027-01-31' },
];
const drawn = async (): Promise<ContractRecord> => {
  const account = await product.create.account({ ownerId: rep.id });
  const { status, body } = await rep.post<ContractRecord>('/api/contracts', {
    accountId: account.id,
    name: '产线改造合同',
    amount: '100000.00',
    milestones: [{ kind: 'delivery', name: '到货', plannedOn: '2026-12-01' }],
    instalments: SCHEDULE,
  });
  expect({ status, body: status === 201 || body }).toEqual({ status: 201, body: true });
  return body;
};
const signed = async (): Promise<ContractRecord> => {
  const { id } = await drawn();
  await moved(rep, id, 'submit_review');
  await approved(product, id, supervisor, finance, legal);
  await moved(supervisor, id, 'sign');
  return seenBy(rep, id);
};
const asked = async (contractId: string) =>
  (await supervisor.get<ApprovalRecord>(`/api/approvals/${await requestOf(product, contractId)}`)).body.snapshot.find(
    ({ label }) => label === 'schedule',
  );
const part = ({ id, name, kind, amount, dueOn, dueRule, milestone, termDays }: InstalmentRow, wish = {}) => ({
  ...(dueRule === 'date'
    ? { id, name, kind, amount, dueOn }
    : { id, name, kind, amount, dueRule, milestone: milestone ?? undefined, termDays }),
  ...wish,
});
const amend = (contract: ContractRecord, wish: Record<string, unknown>) =>
  rep.post<ContractVersionRow>(`/api/contracts/${contract.id}/amendments`, { reason: '客户资金紧张', ...wish });
const pay = async ({ accountId }: ContractRecord, instalmentId: string | undefined, amount: string) => {
  const allocate = [{ instalmentId, amount }];
  const { status } = await finance.post('/api/payments', { accountId, amount, receivedOn: '2026-11-18', allocate });
  expect(status).toBe(201);
};

describe('reviewers are told when the money comes', () => {
  it('of each instalment of a new contract: on which day, or how many days after what', async () => {
    const { id } = await drawn();
    await moved(rep, id, 'submit_review');
    expect(await asked(id)).toMatchObject({
      value: '预付款 · ¥30,000.00 · 2026-11-30\n到货款 · ¥20,000.00 · 到货后 10 天\n开票款 · ¥50,000.00 · 开票后 15 天',
      valueEn:
        '预付款 · ¥30,000.00 · 2026-11-30\n到货款 · ¥20,000.00 · 10 days after 到货\n开票款 · ¥50,000.00 · 15 days after the invoice',
    });
  });

  it('of an amendment that only gives the customer a year to pay', async () => {
    const contract = await signed();
    const [advance, delivery, invoiced] = contract.instalments.map((each) => part(each));
    expect((await amend(contract, { instalments: [advance, delivery, { ...invoiced, termDays: 365 }] })).status).toBe(201);
    await moved(rep, contract.id, 'amendments/2/submit_review');
    expect(await asked(contract.id)).toMatchObject({
      value: '开票款 · ¥50,000.00 · 开票后 15 天 → 开票款 · ¥50,000.00 · 开票后 365 天',
    });
  });

  it('not of a milestone that was reached meanwhile: that is no change of the terms', async () => {
    const contract = await signed();
    await moved(rep, contract.id);
    const milestone = contract.milestones[0];
    expect((await rep.post(`/api/milestones/${milestone?.id}/complete`, {})).status).toBe(200);
    expect((await amend(contract, { endsOn: '2027-12-31' })).status).toBe(201);
    await moved(rep, contract.id, 'amendments/2/submit_review');
    expect(await asked(contract.id)).toBeUndefined();
  });
});

describe('an amendment that cannot be signed is refused when it is drawn up', () => {
  it('one that drops an instalment which is paid or invoiced', async () => {
    const contract = await signed();
    const [advance, delivery, invoiced] = contract.instalments;
    await pay(contract, advance?.id, '30000.00');
    const rest = { id: delivery?.id, name: '到货款', amount: '50000.00', dueOn: '2026-12-31' };
    expect(await amend(contract, { instalments: [rest, part(invoiced as InstalmentRow)] })).toMatchObject({
      status: 422,
      body: {
        code: 'contract.replan-moved',
        detail: expect.stringContaining('预付款'),
        errors: { instalments: expect.any(String) },
      },
    });
  });

  it('one that leaves an instalment less than was paid, or moves the date of what is paid in full', async () => {
    const contract = await signed();
    const [advance, delivery, invoiced] = contract.instalments as [InstalmentRow, InstalmentRow, InstalmentRow];
    await pay(contract, advance.id, '20000.00');
    const less = [part(advance, { amount: '10000.00' }), part(delivery, { amount: '40000.00' }), part(invoiced)];
    expect(await amend(contract, { instalments: less })).toMatchObject({
      status: 422,
      body: { code: 'contract.replan-settled', least: '20000.00', errors: { 'instalments.0.amount': expect.any(String) } },
    });
    await pay(contract, advance.id, '10000.00');
    const later = [part(advance, { dueOn: '2027-06-30' }), part(delivery), part(invoiced)];
    expect(await amend(contract, { instalments: later })).toMatchObject({
      status: 422,
      body: { code: 'contract.replan-paid', errors: { 'instalments.0.amount': expect.any(String) } },
    });
  });

  it('and, when the money came in after that, before the reviewers are asked', async () => {
    const contract = await signed();
    const [advance, delivery, invoiced] = contract.instalments as [InstalmentRow, InstalmentRow, InstalmentRow];
    const less = [part(advance, { amount: '10000.00' }), part(delivery, { amount: '40000.00' }), part(invoiced)];
    expect((await amend(contract, { instalments: less })).status).toBe(201);
    await pay(contract, advance.id, '30000.00');
    expect(await rep.post(`/api/contracts/${contract.id}/amendments/2/submit_review`, {})).toMatchObject({
      status: 422,
      body: { code: 'contract.replan-settled' },
    });
  });
});

describe('nothing is due before the contract begins', () => {
  it('in a draft, its edit, or an amendment', async () => {
    const account = await product.create.account({ ownerId: rep.id });
    const terms = { accountId: account.id, name: '维保合同', amount: '100.00', startsOn: '2026-12-01' };
    const due = (dueOn: string) => [{ name: '首期', amount: '100.00', dueOn }];
    const refused = {
      status: 422,
      body: { code: 'contract.due-before-start', errors: { 'instalments.0.dueOn': expect.any(String) } },
    };
    expect(await rep.post('/api/contracts', { ...terms, instalments: due('2020-12-30') })).toMatchObject(refused);
    const { body } = await rep.post<ContractRecord>('/api/contracts', { ...terms, instalments: due('2026-12-30') });
    const edit = (wish: Record<string, unknown>) => rep.patch(`/api/contracts/${body.id}`, { version: 1, ...wish });
    expect(await edit({ instalments: due('2026-11-17') })).toMatchObject(refused);
    const older = { startsOn: '2026-11-01', instalments: due('2026-11-05') };
    expect((await edit(older)).status).toBe(200);
    expect(await rep.patch(`/api/contracts/${body.id}`, { version: 2, startsOn: '2026-12-01' })).toMatchObject(refused);
    const contract = await signed();
    const [advance, delivery, invoiced] = contract.instalments as [InstalmentRow, InstalmentRow, InstalmentRow];
    const earlier = [part(advance, { dueOn: '2020-01-01' }), part(delivery), part(invoiced)];
    expect(await amend(contract, { instalments: earlier })).toMatchObject(refused);
  });
});
