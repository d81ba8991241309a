import { addMoney, compareMoney, isMoney, isZero, proposeAllocation, subtractMoney, type InstalmentRow } from '@keyline/model';
import { useState } from 'react';
import { useGetList } from 'react-admin';

/** As many open instalments of one account as are offered. */
const OFFERED = 200;

export interface AllocationLine {
  instalmentId: string;
  amount: string;
}

export interface Allocation {
  parts: InstalmentRow[];
  isPending: boolean;
  error: Error | null;
  /** What stands in the input of a part; empty for nothing. */
  typed: (id: string) => string;
  type: (id: string, amount: string) => void;
  /** Whether somebody has changed the proposal. */
  byHand: boolean;
  propose: () => void;
  lines: AllocationLine[];
  allocated: string;
  /** What stays unallocated; negative when more is given out than there is. */
  left: string;
  /** Message key of what is wrong with a part's input. */
  wrong: (part: InstalmentRow) => string | undefined;
}

const known = (amount: string | undefined): string => (amount && isMoney(amount) ? amount : '0.00');

/**
 * Spreads a sum over the open instalments of an account: oldest first until somebody types, then by hand. `money` is what there is to
 * give out.
 */
export const useAllocation = (accountId: string | undefined, money: string | undefined): Allocation => {
  const {
    data: parts = [],
    isPending,
    error,
  } = useGetList<InstalmentRow>(
    'instalments',
    { filter: { accountId, open: true }, sort: { field: 'dueOn', order: 'ASC' }, pagination: { page: 1, perPage: OFFERED } },
    { enabled: Boolean(accountId) },
  );
  const [hand, setHand] = useState<{ accountId: string | undefined; amounts: Record<string, string> } | null>(null);
  const byHand = hand !== null && hand.accountId === accountId;
  const there = known(money);
  const proposed = Object.fromEntries(proposeAllocation(there, parts).map(({ instalmentId, amount }) => [instalmentId, amount]));
  const amounts = byHand ? hand.amounts : proposed;
  // What is no sum is kept, so that the form refuses it instead of dropping it silently.
  const lines = parts.flatMap(({ id }) =>
    amounts[id] && !(isMoney(amounts[id]) && isZero(amounts[id])) ? [{ instalmentId: id, amount: amounts[id] }] : [],
  );
  const allocated = addMoney(...lines.map(({ amount }) => known(amount)));
  const left = subtractMoney(there, allocated);
  const wrong = ({ id, open }: InstalmentRow) => {
    const amount = amounts[id];
    if (!amount) return undefined;
    if (!isMoney(amount) || amount.startsWith('-')) return 'field.money';
    return compareMoney(amount, open) > 0 ? 'payments.allocation.moreThanOpen' : undefined;
  };
  return {
    parts,
    isPending: Boolean(accountId) && isPending,
    error,
    typed: (id) => amounts[id] ?? '',
    type: (id, amount) => setHand({ accountId, amounts: { ...amounts, [id]: amount } }),
    byHand,
    propose: () => setHand(null),
    lines,
    allocated,
    left,
    wrong,
  };
};
