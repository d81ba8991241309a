import type { ApprovalRecord, ApprovalRow, WriteOffRow } from '@keyline/model';
import { beat, type Scene } from './beat.js';
import { oldest } from './debts.js';
import type { Stage } from './stage.js';

/** Whoever is asked agrees, step by step, until the proposal is decided. */
async function agreeInTurn(stage: Stage, id: string, reviewers: readonly string[]): Promise<void> {
  for (const username of reviewers) {
    const reviewer = await stage.as(username);
    const [found] = await reviewer.get<ApprovalRow[]>(`/api/approvals/of/write_off/${id}`);
    if (!found || found.state !== 'pending') return;
    const request = await reviewer.get<ApprovalRecord>(`/api/approvals/${found.id}`);
    if (request.can.decide) await reviewer.post(`/api/approvals/${request.id}/approve`, { version: request.version });
  }
}

/** Written off a month ago; a part of it came in after all. */
const recovered: Scene = () => {
  let proposal: WriteOffRow;
  return [
    beat([30, '14:00'], 'the oldest debt is given up', async (stage) => {
      const part = await oldest(stage, 0);
      const supervisor = await stage.as('supervisor');
      proposal = await supervisor.post<WriteOffRow>('/api/write-offs', {
        instalmentId: part.id,
        reason: '客户已被列为失信被执行人，律师函与上门催收均无结果',
      });
    }),
    beat([27, '10:00'], 'its write-off is agreed to', (stage) =>
      agreeInTurn(stage, proposal.id, ['director', 'finance', 'director', 'head', 'fangzhengming']),
    ),
    beat([4, '11:20'], 'a part of what was written off comes in', async (stage) => {
      const finance = await stage.as('finance');
      const amount = (Number(proposal.amount) * 0.2).toFixed(2);
      await finance.post('/api/payments', {
        accountId: proposal.accountId,
        amount,
        receivedOn: stage.workday(4),
        payerName: proposal.accountName,
        note: '破产清算分配款',
        bankReference: `${stage.workday(4).replaceAll('-', '')}000912`,
        allocate: [{ instalmentId: proposal.instalmentId, amount }],
      });
    }),
  ];
};

/** Another proposal waits. */
const proposed: Scene = () => [
  beat([2, '15:50'], 'a write-off is proposed', async (stage) => {
    const part = await oldest(stage, 0);
    await (
      await stage.as('supervisor')
    ).post('/api/write-offs', {
      instalmentId: part.id,
      reason: '客户停产，账龄超过一年，建议核销',
    });
  }),
];

export const badDebtScenes: readonly Scene[] = [recovered, proposed];
