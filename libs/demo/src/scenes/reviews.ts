import type { ContractRecord, ContractRow, MilestoneRow } from '@keyline/model';
import { beat, type Scene } from './beat.js';
import { agree, attachPaper, contractOf, drawUp, sendBack, submit, withRoom } from './papers.js';
import type { Stage } from './stage.js';

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
      contract = await drawUp(stage, rep2, await withRoom(rep2, 386_000, 1), '设备联网扩容合同', 386_000, 12);
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

/** Finance has sent the rep's contract back yesterday. */
const sentBack: Scene = () => {
  let contract: ContractRow;
  return [
    beat([4, '09:35'], 'the rep sends a small contract to the reviewers', async (stage) => {
      const rep = await stage.as('rep');
      contract = await drawUp(stage, rep, await withRoom(rep, 188_000, 2), '条码终端采购合同', 188_000, 10);
      await submit(rep, contract);
    }),
    beat([1, '14:05'], 'finance sends it back', async (stage) =>
      sendBack(
        await stage.as('rep'),
        await stage.as('finance'),
        contract.id,
        '质保金比例低于公司规定的10%，请与客户协商或附说明。',
      ),
    ),
  ];
};

/** Supervisor, finance and legal have agreed; it is large, so the director is asked, too. */
const upToTheDirector: Scene = () => {
  let contract: ContractRow;
  return [
    beat([6, '14:15'], 'a large contract is drawn up', async (stage) => {
      const rep = await stage.as('rep');
      contract = await drawUp(stage, rep, await withRoom(rep, 1_680_000), '智能仓储一期合同', 1_680_000, 20);
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
      contract = await drawUp(stage, rep2, await withRoom(rep2, 268_000), '车间数据采集合同', 268_000, -18);
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
export const reviewScenes: readonly Scene[] = [threeReviewers, withRemarks, sentBack, upToTheDirector, wholeLife];
