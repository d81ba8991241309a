import type { AccountCredit, AccountRow, ApprovalRow, ContractRecord, ContractRow, CreditReleaseRow } from '@keyline/model';
import { beat, type Scene } from './beat.js';
import { drawUp, submit } from './papers.js';
import type { Player, Stage } from './stage.js';

/** A customer of the player that owes something, is not held yet and has no contract on its way. */
async function debtor(player: Player): Promise<{ account: AccountRow; credit: AccountCredit }> {
  const drafts = await player.list<ContractRow>('contracts', { state: ['draft', 'in_review'] }, 100);
  const busy = new Set(drafts.map(({ accountId }) => accountId));
  for (const account of await player.list<AccountRow>('accounts', { ownerId: player.id }, 40, ['name', 'DESC'])) {
    if (busy.has(account.id)) continue;
    const credit = await player.get<AccountCredit>(`/api/accounts/${account.id}/credit`);
    if (!credit.held && Number(credit.lines[0]?.exposure) > 0) return { account, credit };
  }
  throw new Error('nobody owes anything');
}

/** Finance lets the customer owe no more than it does now, and a little. */
async function tighten(stage: Stage, { account, credit }: { account: AccountRow; credit: AccountCredit }): Promise<void> {
  const finance = await stage.as('finance');
  const exposure = Number(credit.lines[0]?.exposure ?? 0);
  await finance.put(`/api/accounts/${account.id}/credit`, {
    version: credit.version,
    creditRating: 'B',
    creditLimit: `${(Math.floor(exposure / 50_000) + 2) * 50_000}.00`,
    coversGroup: false,
    paymentTermDays: credit.paymentTermDays,
  });
}

/** Agrees to what waits for the person about that release. */
async function release(stage: Stage, username: string, { id }: CreditReleaseRow): Promise<void> {
  const reviewer = await stage.as(username);
  const [request] = await reviewer.get<ApprovalRow[]>(`/api/approvals/of/credit_release/${id}`);
  if (!request) throw new Error(`no request about release ${id}`);
  await reviewer.post(`/api/approvals/${request.id}/approve`, { version: request.version, note: '同意，逾期款继续盯。' });
}

interface Held {
  readonly owner: 'rep' | 'rep2';
  readonly what: string;
  readonly yuan: number;
  readonly askedAgo: number;
  readonly agreed: readonly string[];
}

/** A contract above the limit: held, a release asked for, and agreed to by so many. */
const held =
  ({ owner, what, yuan, askedAgo, agreed }: Held): Scene =>
  () => {
    let account: AccountRow;
    let contract: ContractRecord;
    let asked: CreditReleaseRow;
    return [
      beat([askedAgo + 5, '09:20'], `finance lowers a limit for ${what}`, async (stage) => {
        const found = await debtor(await stage.as(owner));
        ({ account } = found);
        await tighten(stage, found);
      }),
      beat([askedAgo, '10:30'], `${what} is held, a release is asked for`, async (stage) => {
        const player = await stage.as(owner);
        contract = await drawUp(stage, player, account, what, yuan, 15);
        asked = await player.post<CreditReleaseRow>('/api/credit-releases', {
          accountId: account.id,
          contractId: contract.id,
          amount: contract.amount,
          expiresOn: stage.day(30),
          reason: '客户年底集中付款，已书面承诺月底前结清前期款项',
        });
      }),
      ...agreed.map((username, index) =>
        beat([Math.max(1, askedAgo - 1 - index), '14:50'], `${username} agrees to the release of ${what}`, (stage) =>
          release(stage, username, asked),
        ),
      ),
      ...(agreed.includes('director')
        ? [
            beat([1, '16:05'], `${what} goes to the reviewers after its release`, async (stage) => {
              await submit(await stage.as(owner), contract);
            }),
          ]
        : []),
    ];
  };

/** Held contracts in every state: released and on its way, waiting for the director, for finance, and not asked for yet. */
export const creditScenes: readonly Scene[] = [
  held({
    owner: 'rep2',
    what: '质检系统扩容合同',
    yuan: 960_000,
    askedAgo: 4,
    agreed: ['supervisor', 'finance', 'director'],
  }),
  held({ owner: 'rep', what: '立库二期合同', yuan: 880_000, askedAgo: 4, agreed: ['supervisor', 'finance'] }),
  held({ owner: 'rep2', what: '产线看板合同', yuan: 420_000, askedAgo: 3, agreed: ['supervisor'] }),
  () => [
    beat([1, '11:35'], 'a contract is held and nobody has asked for its release yet', async (stage) => {
      const rep = await stage.as('rep');
      const { account, credit } = await debtor(rep);
      await tighten(stage, { account, credit });
      await drawUp(stage, rep, account, '能耗监测合同', 650_000, 25);
    }),
  ],
];
