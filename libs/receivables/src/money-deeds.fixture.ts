import fc from 'fast-check';
import type { ApprovalRow, PaymentRecord, WriteOffRow } from '@keyline/model';

/** As much of the test kit as is needed here. */
interface Client {
  get<Body>(path: string): Promise<{ status: number; body: Body }>;
  post<Body>(path: string, body?: unknown): Promise<{ status: number; body: Body }>;
  list<Body>(resource: string, query: Record<string, unknown>): Promise<{ body: Body[] }>;
}
export interface MoneyPeople {
  rep: Client;
  supervisor: Client;
  finance: Client;
}
/** One customer's money as it goes on. */
export interface MoneyStory {
  accountId: string;
  instalments: readonly string[];
  payments: PaymentRecord[];
  /** The day on which money comes in. */
  receivedOn: string;
}
/** What people do to money. `payment` and `part` point to any of those there are. */
export type MoneyDeed =
  | { do: 'book'; cents: number; oldest: boolean }
  | { do: 'allocate'; payment: number; part: number; cents: number }
  | { do: 'oldest' | 'deallocate' | 'reverse' | 'refundBack'; payment: number }
  | { do: 'refund'; payment: number; cents: number }
  | { do: 'writeOff'; part: number; cents: number };

const payment = fc.nat({ max: 5 });
const part = fc.nat({ max: 2 });
const cents = fc.integer({ min: 1, max: 40_000 });
export const moneyDeed: fc.Arbitrary<MoneyDeed> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constant('book' as const), cents, oldest: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('allocate' as const), payment, part, cents }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('oldest' as const, 'deallocate' as const, 'reverse' as const, 'refundBack' as const),
      payment,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('refund' as const), payment, cents }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('writeOff' as const), part, cents }) },
);
/** Every kind of deed once, each of which works: whatever chance leaves out is tried all the same. */
export const EVERY_DEED: MoneyDeed[] = [
  { do: 'writeOff', part: 0, cents: 8_000 },
  { do: 'book', cents: 30_000, oldest: false },
  { do: 'allocate', payment: 0, part: 0, cents: 9_000 },
  { do: 'deallocate', payment: 0 },
  { do: 'refund', payment: 0, cents: 25_000 },
  { do: 'refundBack', payment: 0 },
  { do: 'allocate', payment: 0, part: 0, cents: 5_000 },
  { do: 'oldest', payment: 0 },
  { do: 'reverse', payment: 0 },
];
const yuan = (value: number) => (value / 100).toFixed(2);

/** Does one deed as the people in charge would, over HTTP. @returns the status; 404 where there is nothing to do it to */
export async function doMoney(people: MoneyPeople, story: MoneyStory, deed: MoneyDeed): Promise<number> {
  const { finance } = people;
  if (deed.do === 'book') {
    const { accountId, receivedOn } = story;
    const input = {
      accountId,
      amount: yuan(deed.cents),
      receivedOn,
      confirmDuplicate: true,
      ...(deed.oldest ? { allocate: 'oldest' } : {}),
    };
    const answer = await finance.post<PaymentRecord>('/api/payments', input);
    if (answer.status === 201) story.payments.push(answer.body);
    return answer.status;
  }
  if (deed.do === 'writeOff') return writeOff(people, story.instalments[deed.part % story.instalments.length], yuan(deed.cents));
  const known = story.payments[deed.payment % Math.max(1, story.payments.length)];
  if (!known) return 404;
  const verb = async (name: string, body: unknown) => (await finance.post(`/api/payments/${known.id}/${name}`, body)).status;
  const now = () => finance.get<PaymentRecord>(`/api/payments/${known.id}`).then(({ body }) => body);
  switch (deed.do) {
    case 'allocate':
      return verb('allocate', {
        allocate: [{ instalmentId: story.instalments[deed.part % story.instalments.length], amount: yuan(deed.cents) }],
      });
    case 'oldest':
      return verb('allocate', { allocate: 'oldest' });
    case 'reverse':
      return verb('reverse', { reason: '退票' });
    case 'refund':
      return verb('refund', { amount: yuan(deed.cents), reason: '多付' });
    case 'refundBack': {
      const given = (await now()).refunds.find(({ reversedOn }) => reversedOn === null);
      return given ? verb(`refunds/${given.id}/reverse`, { reason: '银行退回' }) : 404;
    }
    case 'deallocate': {
      const held = (await now()).allocations.find(({ reversedOn }) => reversedOn === null);
      return held ? verb('deallocate', { allocationId: held.id }) : 404;
    }
  }
}

/** Proposed by the rep, agreed to by supervisor and finance: below the director's amount. */
async function writeOff(
  { rep, supervisor, finance }: MoneyPeople,
  instalmentId: string | undefined,
  amount: string,
): Promise<number> {
  const { status, body } = await rep.post<WriteOffRow>('/api/write-offs', { instalmentId, amount, reason: '客户破产' });
  if (status !== 201) return status;
  for (const who of [supervisor, finance]) {
    const asked = (await who.list<ApprovalRow>('approvals', { filter: { view: 'waiting', entityId: body.id } })).body[0];
    const agreed = await who.post(`/api/approvals/${asked?.id}/approve`, { version: asked?.version, note: '同意' });
    if (agreed.status !== 200) return agreed.status;
  }
  return 200;
}
