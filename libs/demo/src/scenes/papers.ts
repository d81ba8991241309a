import type { ApprovalRecord, ContractRecord, ContractRow, ContractVersionRow, SnapshotLine } from '@keyline/model';
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
