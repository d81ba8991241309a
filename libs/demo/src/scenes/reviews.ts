import type { AccountRow, ContractRecord, ContractRow, MilestoneRow } from '@keyline/model';
import { beat, type Scene } from './beat.js';
import { agree, attachPaper, contractOf, sendBack } from './papers.js';
import type { Player, Stage } from './stage.js';

/** A contract by hand for one of the player's own customers. */
async function drawUp(
  stage: Stage,
  player: Player,
  nth: number,
  what: string,
  yuan: number,
  inDays: number,
): Promise<ContractRecord> {
  const account = (await player.list<AccountRow>('accounts', { ownerId: player.id }, nth + 1, ['name', 'ASC']))[nth];
  if (!account) throw new Error(`no customer no. ${nth}`);
  const part = (percent: number) => ((yuan * percent) / 100).toFixed(2);
  return player.post<ContractRecord>('/api/contracts', {
    accountId: account.id,
    name: `${account.shortName ?? account.name}${what}`,
    amount: yuan.toFixed(2),
    startsOn: stage.day(inDays),
    endsOn: stage.day(inDays + 540),
    milestones: [
      { kind: 'delivery', name: '到货', plannedOn: stage.day(inDays + 10) },
      { kind: 'acceptance', name: '验收', plannedOn: stage.day(inDays + 75) },
    ],
    lines: [
      { name: '软件许可', unit: '套', quantity: '1', unitPrice: part(60) },
      { name: '实施服务', unit: '人天', quantity: '100', unitPrice: ((yuan * 0.4) / 100).toFixed(2) },
    ],
    instalments: [
      { name: '预付款', kind: 'advance', amount: part(30), dueOn: stage.day(inDays + 7) },
      { name: '到货款', kind: 'delivery', amount: part(30), dueRule: 'milestone', milestone: '到货', termDays: 15 },
      {
        name: '验收款',
        kind: 'acceptance',
        amount: part(30),
        dueRule: 'invoice',
        termDays: 30,
        expectedOn: stage.day(inDays + 120),
      },
      { name: '质保金', kind: 'retention', amount: part(10), dueRule: 'milestone', milestone: '验收', termDays: 365 },
    ],
  });
}

const submit = (player: Player, { id }: { id: string }) => player.post(`/api/contracts/${id}/submit_review`);

/** The rep's contract waits for all three reviewers. */
const threeReviewers: Scene = () => [
  beat([2, '16:20'], 'the rep sends the contract of the deal about to close to the reviewers', async (stage) => {
    const rep = await stage.as('rep');
    const contract = await contractOf(rep, { ownerId: rep.id, state: 'draft' });
    await attachPaper(stage, rep, contract, 'draft_text', '合同文本');
    await submit(rep, contract);
  }),
];

/** Legal has remarks; the second rep mends and asks again. */
const withRemarks: Scene = () => {
  let contract: ContractRow;
  return [
    beat([8, '10:05'], 'the second rep draws up a service contract', async (stage) => {
      const rep2 = await stage.as('rep2');
      contract = await drawUp(stage, rep2, 1, '设备联网扩容合同', 386_000, 12);
      await submit(rep2, contract);
    }),
    beat([7, '15:30'], 'legal returns it with remarks', async (stage) =>
      sendBack(
        await stage.as('rep2'),
        await stage.as('legal'),
        contract.id,
        '违约金条款没有上限，请按范本补上“累计不超过合同总价的5%”。',
      ),
    ),
    beat([6, '11:00'], 'mended and sent again', async (stage) => {
      const rep2 = await stage.as('rep2');
      const { version } = await rep2.get<ContractRecord>(`/api/contracts/${contract.id}`);
      await rep2.patch(`/api/contracts/${contract.id}`, { note: '违约金累计不超过合同总价的5%', version });
      await submit(rep2, contract);
    }),
    beat([5, '09:40'], 'legal agrees now', async (stage) =>
      agree(await stage.as('rep2'), await stage.as('legal'), contract.id, '条款已补，同意。'),
    ),
  ];
};

/** Supervisor, finance and legal have agreed; it is large, so the director is asked, too. */
const upToTheDirector: Scene = () => {
  let contract: ContractRow;
  return [
    beat([6, '14:15'], 'a large contract is drawn up', async (stage) => {
      const rep = await stage.as('rep');
      contract = await drawUp(stage, rep, 4, '智能仓储一期合同', 1_680_000, 20);
      await submit(rep, contract);
    }),
    ...(['finance', 'legal', 'supervisor'] as const).map((reviewer, index) =>
      beat([5 - index, '16:10'], `${reviewer} agrees to it`, async (stage) =>
        agree(await stage.as('rep'), await stage.as(reviewer), contract.id),
      ),
    ),
  ];
};

/** From draft to executing within the product, delivered three days ago. */
const wholeLife: Scene = () => {
  let contract: ContractRecord;
  const verb = async (stage: Stage, name: string) => {
    const supervisor = await stage.as('supervisor');
    await supervisor.post(`/api/contracts/${contract.id}/${name}`, {});
  };
  return [
    beat([24, '10:30'], 'drawn up and sent to the reviewers', async (stage) => {
      const rep2 = await stage.as('rep2');
      contract = await drawUp(stage, rep2, 0, '车间数据采集合同', 268_000, -18);
      await submit(rep2, contract);
    }),
    ...(['supervisor', 'finance', 'legal'] as const).map((reviewer, index) =>
      beat([23 - index, '15:20'], `${reviewer} agrees`, async (stage) =>
        agree(await stage.as('rep2'), await stage.as(reviewer), contract.id),
      ),
    ),
    beat([19, '11:10'], 'signed, the sealed copy on file', async (stage) => {
      await verb(stage, 'sign');
      await attachPaper(stage, await stage.as('rep2'), contract, 'signed_copy', '盖章件');
    }),
    beat([17, '09:00'], 'begun', (stage) => verb(stage, 'start')),
    beat([3, '16:00'], 'delivered: what hangs on it is due', async (stage) => {
      const rep2 = await stage.as('rep2');
      const [delivery] = await rep2.list<MilestoneRow>('milestones', { contractId: contract.id, kind: 'delivery' });
      if (delivery) await rep2.post(`/api/milestones/${delivery.id}/complete`, { note: '到货单已签收' });
      await attachPaper(stage, rep2, contract, 'delivery_note', '到货单');
    }),
  ];
};

/** Contracts before the reviewers, and one that has passed them. */
export const reviewScenes: readonly Scene[] = [threeReviewers, withRemarks, upToTheDirector, wholeLife];
