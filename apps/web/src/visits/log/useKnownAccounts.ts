import {
  OPEN_STAGES,
  type AccountRow,
  type ContactRow,
  type OpportunityRow,
  type VisitPlanRow,
  type VisitRow,
} from '@keyline/model';
import { useApi, useRemembered, useToday, type KeylineDataProvider } from '../../data/index.js';
import { addDays, type Day } from '../../kit/index.js';
import type { KnownAccount } from './visitDraft.js';

export interface KnownContact {
  id: string;
  name: string;
  title: string | null;
}

export interface KnownDeal {
  id: string;
  name: string;
}

export interface KnownPlan {
  id: string;
  plannedOn: Day;
  kind: VisitPlanRow['kind'];
  purpose: string | null;
  account: KnownAccount;
}

/** What the log offers without asking: today's plans, the accounts visited last, and all of one's own to search in. */
export interface KnownAccounts {
  plans: KnownPlan[];
  recent: KnownAccount[];
  own: KnownAccount[];
  sides: Record<string, AccountSide>;
}

/** Who may be met there and which deals are open. */
export interface AccountSide {
  contacts: KnownContact[];
  deals: KnownDeal[];
}

const page = (perPage: number) => ({ page: 1, perPage });

const accountOf = ({
  accountId,
  accountName,
  accountGrade,
}: Pick<VisitRow, 'accountId' | 'accountName' | 'accountGrade'>): KnownAccount => ({
  id: accountId,
  name: accountName,
  grade: accountGrade,
});

const noSide: AccountSide = { contacts: [], deals: [] };

const askSides = async (api: KeylineDataProvider, accountIds: string[]): Promise<Record<string, AccountSide>> => {
  if (accountIds.length === 0) return {};
  const [contacts, deals] = await Promise.all([
    api.getList<ContactRow>('contacts', {
      filter: { accountId: accountIds, leftOn_null: true },
      sort: { field: 'name', order: 'ASC' },
      pagination: page(500),
    }),
    api.getList<OpportunityRow>('opportunities', {
      filter: { accountId: accountIds, stage: [...OPEN_STAGES] },
      pagination: page(200),
    }),
  ]);
  return Object.fromEntries(
    accountIds.map((id) => [
      id,
      {
        contacts: contacts.data
          .filter(({ accountId }) => accountId === id)
          .map(({ id: contactId, name, title }) => ({ id: contactId, name, title })),
        deals: deals.data.filter(({ accountId }) => accountId === id).map(({ id: dealId, name }) => ({ id: dealId, name })),
      },
    ]),
  );
};

const askKnown = async (api: KeylineDataProvider, personId: string, today: Day): Promise<KnownAccounts> => {
  const [plans, visits, accounts] = await Promise.all([
    api.getList<VisitPlanRow>('visit-plans', {
      filter: { personId, state: 'planned', plannedOn_gte: addDays(today, -14), plannedOn_lte: today },
      sort: { field: 'plannedOn', order: 'DESC' },
      pagination: page(12),
    }),
    api.getList<VisitRow>('visits', { filter: { personId }, sort: { field: 'visitedAt', order: 'DESC' }, pagination: page(40) }),
    api.getList<AccountRow>('accounts', {
      filter: { ownerId: personId },
      sort: { field: 'name', order: 'ASC' },
      pagination: page(500),
    }),
  ]);
  const recent = [...new Map(visits.data.map((visit) => [visit.accountId, accountOf(visit)])).values()].slice(0, 12);
  const ids = [...new Set([...plans.data.map(({ accountId }) => accountId), ...recent.map(({ id }) => id)])];
  return {
    sides: await askSides(api, ids),
    recent,
    own: accounts.data.map(({ id, name, grade }) => ({ id, name, grade })),
    plans: plans.data.map((plan) => ({
      id: plan.id,
      plannedOn: plan.plannedOn,
      kind: plan.kind,
      purpose: plan.purpose,
      account: accountOf(plan),
    })),
  };
};

/** Open plans up to today and the accounts visited last, also without a network. */
export const useKnownAccounts = () => {
  const api = useApi();
  const today = useToday();
  return useRemembered<KnownAccounts>('accounts', (personId) => askKnown(api, personId, today));
};

/** People and open deals of one account. Those of the offered accounts are asked for ahead, for a lobby without a network. */
export const useAccountSide = (
  accountId: string | null,
): { side: AccountSide | undefined; isPending: boolean; refetch: () => void } => {
  const api = useApi();
  const ahead = useKnownAccounts().data?.sides;
  const asked = useRemembered<AccountSide>(`side.${accountId ?? 'none'}`, async () =>
    accountId ? ((await askSides(api, [accountId]))[accountId] ?? noSide) : noSide,
  );
  const side = asked.data ?? (accountId ? ahead?.[accountId] : undefined);
  return { side, isPending: Boolean(accountId) && asked.isPending && !side, refetch: () => void asked.refetch() };
};
