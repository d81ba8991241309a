import {
  addMoney,
  type ContractLine,
  type ContractRecord,
  type ContractRow,
  type ContractVersionRow,
  type InstalmentRow,
  type PaymentRow,
} from '@keyline/model';
import { beat, type Scene } from './beat.js';
import { agree, attachPaper } from './papers.js';
import type { Player, Stage } from './stage.js';

const unpaid = (instalments: readonly InstalmentRow[]) => instalments.findLast(({ received }) => !/[1-9]/.test(received));

/** The schedule of the contract with its last open part raised by so much and put off by so many days. */
function replanned({ number, amount, lines, instalments }: ContractRecord, more: string, later: string) {
  const last = unpaid(instalments);
  if (!last) throw new Error(`${number} is paid`);
  return {
    amount: addMoney(amount, more),
    ...(lines.length > 0 && { lines: lines.map((line, index) => (index === 0 ? dearer(line, more) : repeated(line))) }),
    instalments: instalments.map((part) => ({
      id: part.id,
      name: part.name,
      kind: part.kind,
      amount: part.id === last.id ? addMoney(part.amount, more) : part.amount,
      dueRule: part.id === last.id ? ('date' as const) : part.dueRule,
      dueOn: part.id === last.id ? later : part.dueOn,
      milestone: part.id === last.id ? null : part.milestone,
      termDays: part.id === last.id ? null : part.termDays,
      expectedOn: part.id === last.id ? later : part.expectedOn,
    })),
  };
}

const repeated = ({ productId, name, unit, quantity, unitPrice, discount, taxRate }: ContractLine) => ({
  productId,
  name,
  unit,
  quantity,
  unitPrice,
  discount,
  taxRate,
});

/** The line - one piece without a discount, as the demo company sells - for so much more. */
const dearer = (line: ContractLine, more: string) => ({ ...repeated(line), unitPrice: addMoney(line.unitPrice, more) });

/** A running contract of the player of which something is not paid at all yet, so many along. @throws Error when there are not that many */
async function running(player: Player, nth: number): Promise<ContractRecord> {
  let left = nth;
  const filter = { ownerId: player.id, state: ['executing', 'accepted'] };
  for (const { id } of await player.list<ContractRow>('contracts', filter, 40, ['number', 'ASC'])) {
    const contract = await player.get<ContractRecord>(`/api/contracts/${id}`);
    if (unpaid(contract.instalments) && left-- === 0) return contract;
  }
  throw new Error(`no running contract no. ${nth} is unpaid`);
}

/** More was ordered and the last part put off: version 2 is in force, version 1 stays readable. */
const inForce: Scene = () => {
  let contract: ContractRecord;
  return [
    beat([20, '10:15'], 'a change of a running contract is drawn up and sent to the reviewers', async (stage) => {
      const rep = await stage.as('rep');
      contract = await running(rep, 0);
      const terms = replanned(contract, '86000.00', stage.day(150));
      await rep.post(`/api/contracts/${contract.id}/amendments`, { reason: '客户增补两条产线接口，质保金顺延', ...terms });
      await rep.post(`/api/contracts/${contract.id}/amendments/2/submit_review`);
    }),
    ...(['finance', 'supervisor', 'legal'] as const).map((reviewer, index) =>
      beat([19 - index, '14:30'], `${reviewer} agrees to the change`, async (stage) =>
        agree(await stage.as('rep'), await stage.as(reviewer), contract.id),
      ),
    ),
    beat([16, '10:00'], 'the director agrees where the sum asks for it', async (stage) => {
      const [version] = await (await stage.as('rep')).get<ContractVersionRow[]>(`/api/contracts/${contract.id}/versions`);
      if (version?.state === 'in_review') await agree(await stage.as('rep'), await stage.as('director'), contract.id);
    }),
    beat([15, '16:45'], 'the change is signed', async (stage) => {
      await (await stage.as('supervisor')).post(`/api/contracts/${contract.id}/amendments/2/sign`, {});
      await attachPaper(stage, await stage.as('rep'), contract, 'amendment', '变更协议');
    }),
  ];
};

/** Another change still waits for its reviewers. */
const underReview: Scene = () => [
  beat([1, '15:10'], 'a change waits for the reviewers', async (stage) => {
    const rep2 = await stage.as('rep2');
    const contract = await running(rep2, 1);
    const terms = replanned(contract, '-12000.00', stage.day(200));
    await rep2.post(`/api/contracts/${contract.id}/amendments`, { reason: '客户取消部分培训，尾款调减并延后', ...terms });
    await rep2.post(`/api/contracts/${contract.id}/amendments/2/submit_review`);
  }),
];

/** What was paid too much goes back. */
const refund: Scene = () => [
  beat([9, '10:40'], 'what a customer paid too much goes back', async (stage) => {
    const finance = await stage.as('finance');
    const open = await finance.list<PaymentRow>('payments', { open: true, receivedOn_lte: stage.workday(9) }, 50, [
      'receivedOn',
      'DESC',
    ]);
    const payment = open.find(({ allocated }) => /[1-9]/.test(allocated));
    if (!payment) throw new Error('nobody paid too much');
    await finance.post(`/api/payments/${payment.id}/refund`, {
      amount: payment.unallocated,
      reason: '客户多付，按对账函原路退回',
      bankReference: `TK${stage.workday(9).replaceAll('-', '')}0031`,
    });
  }),
];

/** The supervisor has one old debt collected by somebody else: who answered until when stays known. */
const handOver: Scene = () => [
  beat([11, '09:50'], 'an old debt goes to another collector', async (stage) => {
    const [supervisor, rep2] = [await stage.as('supervisor'), await stage.as('rep2')];
    const overdue = await supervisor.list<InstalmentRow>('instalments', { overdue: true }, 50, ['dueOn', 'ASC']);
    const rep = await stage.as('rep');
    const part = overdue.find(({ collectorId }) => collectorId !== rep.id && collectorId !== rep2.id);
    if (part) await take(stage, supervisor, part, rep2);
  }),
];

async function take(stage: Stage, supervisor: Player, part: InstalmentRow, to: Player): Promise<void> {
  await supervisor.post('/api/instalments/hand-over', {
    instalmentIds: [part.id],
    toPersonId: to.id,
    on: stage.workday(11),
    why: '原负责人多次催收无果，换人跟进',
  });
}

export const changeScenes: readonly Scene[] = [inForce, underReview, refund, handOver];
