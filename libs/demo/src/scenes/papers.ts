import type {
  AccountCredit,
  AccountRow,
  ApprovalRecord,
  ContractRecord,
  ContractRow,
  ContractVersionRow,
  SnapshotLine,
} from '@keyline/model';
import { writePdf } from '@keyline/platform';
import type { Player, Stage } from './stage.js';

/** What scenes do with contracts again and again. */

/** The first contract of the player that answers the filter, so many along. @throws Error when there are not that many */
export async function contractOf(player: Player, filter: object, nth = 0): Promise<ContractRow> {
  const found = await player.list<ContractRow>('contracts', filter, nth + 1, ['number', 'ASC']);
  const contract = found[nth];
  if (!contract) throw new Error(`no contract no. ${nth} with ${JSON.stringify(filter)}`);
  return contract;
}

/** A customer of the player whose credit leaves room for so much, so many along. @throws Error when none has */
export async function withRoom(player: Player, yuan: number, nth = 0): Promise<AccountRow> {
  let left = nth;
  for (const account of await player.list<AccountRow>('accounts', { ownerId: player.id }, 40, ['name', 'ASC'])) {
    const { free, held } = await player.get<AccountCredit>(`/api/accounts/${account.id}/credit`);
    if (!held && (free === null || Number(free) >= yuan) && left-- === 0) return account;
  }
  throw new Error(`no customer has room for ${yuan}`);
}

/** A contract by hand for that customer, with lines, milestones and a schedule of every kind of due date. */
export async function drawUp(
  stage: Stage,
  player: Player,
  account: Pick<AccountRow, 'id' | 'name' | 'shortName'>,
  what: string,
  yuan: number,
  inDays: number,
): Promise<ContractRecord> {
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

/** Asks the reviewers. */
export const submit = (player: Player, { id }: { id: string }) => player.post(`/api/contracts/${id}/submit_review`);

async function requestOf(player: Player, contractId: string): Promise<string> {
  const versions = await player.get<ContractVersionRow[]>(`/api/contracts/${contractId}/versions`);
  const request = versions.find(({ state }) => state === 'in_review')?.approvalRequestId;
  if (!request) throw new Error(`contract ${contractId} is not under review`);
  return request;
}

/** Agrees to the version under review. `owner` sees the contract. */
export async function agree(owner: Player, reviewer: Player, contractId: string, note?: string): Promise<void> {
  const request = await requestOf(owner, contractId);
  const { version } = await reviewer.get<ApprovalRecord>(`/api/approvals/${request}`);
  await reviewer.post(`/api/approvals/${request}/approve`, { version, ...(note && { note }) });
}

/** Sends the version under review back. */
export async function sendBack(owner: Player, reviewer: Player, contractId: string, note: string): Promise<void> {
  const request = await requestOf(owner, contractId);
  const { version } = await reviewer.get<ApprovalRecord>(`/api/approvals/${request}`);
  await reviewer.post(`/api/approvals/${request}/return`, { version, note });
}

/** A paper of the contract: title and the facts of the contract. */
export async function attachPaper(
  stage: Stage,
  player: Player,
  contract: ContractRecord | ContractRow,
  kind: string,
  title: string,
  lines: readonly Pick<SnapshotLine, 'label' | 'value'>[] = [],
): Promise<void> {
  const facts = [
    ['合同编号', contract.number],
    ['合同名称', contract.name],
    ['客户', contract.accountName],
    ['合同金额', contract.amount],
    ...lines.map(({ label, value }) => [label, value]),
  ] as [string, string][];
  const bytes = await writePdf({
    title,
    organisation: '启衡智造科技股份有限公司',
    madeAt: new Date(`${stage.today}T00:00:00Z`),
    blocks: [
      { block: 'facts', facts, columns: 2 },
      { block: 'paragraph', text: '（演示文件，无法律效力）' },
    ],
  });
  await player.upload(
    `/api/contracts/${contract.id}/files`,
    { kind },
    `${contract.number} ${title}.pdf`,
    'application/pdf',
    bytes,
  );
}
