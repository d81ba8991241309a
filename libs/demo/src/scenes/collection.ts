import type { InstalmentRow, PaymentRow } from '@keyline/model';
import { beat, type Scene } from './beat.js';
import { oldest } from './debts.js';
import type { Player, Stage } from './stage.js';

/** The overdue instalments that the player collects, the longest overdue first. */
const overdueOf = (player: Player): Promise<InstalmentRow[]> =>
  player.list<InstalmentRow>('instalments', { collectorId: player.id, overdue: true, disputedOn: null }, 20, ['dueOn', 'ASC']);

async function nthOverdue(player: Player, nth: number): Promise<InstalmentRow> {
  const part = (await overdueOf(player))[nth];
  if (!part) throw new Error(`nothing no. ${nth} is overdue`);
  return part;
}

/** What fell overdue last, whoever collects it: there is always somebody's, where one rep's customers may all have paid. */
async function freshestDebt(stage: Stage): Promise<{ part: InstalmentRow; collector: Player }> {
  const finance = await stage.as('finance');
  const parts = await finance.list<InstalmentRow>('instalments', { overdue: true, disputedOn: null }, 20, ['dueOn', 'DESC']);
  const rep = await stage.as('rep');
  const part = parts.find(({ collectorId }) => collectorId && collectorId !== rep.id);
  if (!part?.collectorId) throw new Error('nobody but the rep has anything overdue');
  return { part, collector: await stage.asPerson(part.collectorId) };
}

const share = (money: string, percent: number): string => ((Number(money) * percent) / 100).toFixed(2);

/** The rounds of the morning: what is due fires, what was broken is told. */
const mornings: Scene = () =>
  ([12, 0] as const).map((ago) => beat([ago, '07:31'], 'the round of the morning', (stage) => stage.run('collection.chase')));

/** A promise for yesterday that was not kept. */
const broken: Scene = () => [
  beat([6, '15:25'], 'the customer promises to pay by yesterday', async (stage) => {
    const rep = await stage.as('rep');
    const { id, accountId, open } = await nthOverdue(rep, 0);
    const on = { accountId, instalmentId: id };
    await rep.post('/api/dunnings', {
      ...on,
      kind: 'call',
      note: '客户财务称付款流程卡在分管副总，答应本周付清',
      spokenTo: '客户财务部王经理',
    });
    await rep.post('/api/promises', {
      ...on,
      amount: open,
      promisedOn: stage.day(-1),
      madeBy: '王经理',
      note: '口头承诺，已发微信确认',
    });
  }),
];

/** One that was kept: the money came in the day before. */
const kept: Scene = () => {
  let part: InstalmentRow;
  let amount: string;
  return [
    beat([10, '11:15'], 'the customer promises half of a debt', async (stage) => {
      const found = await freshestDebt(stage);
      part = found.part;
      amount = share(part.open, 50);
      const on = { accountId: part.accountId, instalmentId: part.id };
      await found.collector.post('/api/dunnings', {
        ...on,
        kind: 'visit',
        note: '上门对账，双方确认欠款金额，客户分两次付',
        spokenTo: '财务总监',
      });
      await found.collector.post('/api/promises', { ...on, amount, promisedOn: stage.workday(5), madeBy: '财务总监' });
    }),
    beat([6, '10:20'], 'and pays it in time', async (stage) => {
      const finance = await stage.as('finance');
      await finance.post<PaymentRow>('/api/payments', {
        accountId: part.accountId,
        amount,
        receivedOn: stage.workday(6),
        payerName: part.accountName,
        bankReference: `${stage.workday(6).replaceAll('-', '')}000731`,
        allocate: [{ instalmentId: part.id, amount }],
      });
    }),
  ];
};

/** What is promised for the next days, and what is said meanwhile. */
const open: Scene = () => [
  beat([2, '09:45'], 'promises for the days to come', async (stage) => {
    const rep = await stage.as('rep');
    const second = { part: await nthOverdue(rep, 1), collector: rep, days: 9, percent: 60 };
    for (const { part, collector, days, percent } of [{ ...(await freshestDebt(stage)), days: 4, percent: 100 }, second])
      await collector.post('/api/promises', {
        accountId: part.accountId,
        instalmentId: part.id,
        amount: share(part.open, percent),
        promisedOn: stage.day(days),
        madeBy: '采购部负责人',
      });
  }),
  beat([1, '10:10'], 'a call that is to be followed up', async (stage) => {
    const rep = await stage.as('rep');
    const { id, accountId } = await nthOverdue(rep, 1);
    await rep.post('/api/dunnings', {
      accountId,
      instalmentId: id,
      kind: 'call',
      note: '电话无人接听，已发短信提醒，改日上门',
      nextActionOn: stage.day(1),
    });
  }),
];

/** An instalment whose collection rests because the customer disputes it; and the supervisor's letter to the worst debtor. */
const restsAndLetters: Scene = () => [
  beat([4, '16:30'], 'the supervisor sends a letter', async (stage) => {
    const supervisor = await stage.as('supervisor');
    const [part] = await supervisor.list<InstalmentRow>('instalments', { overdue: true, disputedOn: null }, 1, ['dueOn', 'ASC']);
    if (part) await supervisor.post(`/api/accounts/${part.accountId}/dunning-letter`, { payWithinDays: 7 });
  }),
  beat([3, '15:15'], 'a customer disputes a debt: its collection rests', async (stage) => {
    const supervisor = await stage.as('supervisor');
    const part = await oldest(stage, 0);
    await supervisor.patch(`/api/instalments/${part.id}`, {
      version: part.version,
      disputedOn: stage.workday(3),
      disputeNote: '客户称到货数量短少，仓库正在复核签收单',
    });
  }),
];

export const collectionScenes: readonly Scene[] = [mornings, broken, kept, open, restsAndLetters];
