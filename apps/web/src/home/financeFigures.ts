import { addMoney, type InstalmentRow, type PaymentRow } from '@keyline/model';
import type { KeylineDataProvider } from '../data/index.js';
import { addDays, isoWeekday } from '../kit/index.js';

/** As many rows as one answer may hold. */
const MOST = 1000;

/** Monday of the week that `day` is in. */
export const weekStart = (day: string): string => addDays(day, 1 - isoWeekday(day));

/** The exact sum of one column of rows. */
export const addMoneyOf = <Key extends string>(rows: readonly Record<Key, string>[], key: Key): string =>
  addMoney(...rows.map((row) => row[key]));

/** What came in between two days, both included, and was not reversed. */
export const paymentsBetween = async (api: KeylineDataProvider, from: string, to: string): Promise<PaymentRow[]> =>
  (
    await api.getList<PaymentRow>('payments', {
      filter: { receivedOn_gte: from, receivedOn_lte: to, reversed: false },
      pagination: { page: 1, perPage: MOST },
      sort: { field: 'receivedOn', order: 'DESC' },
    })
  ).data;

/** What is open and due from today on, within so many days. */
export const dueWithin = async (api: KeylineDataProvider, today: string, days: number): Promise<InstalmentRow[]> =>
  (
    await api.getList<InstalmentRow>('instalments', {
      filter: { open: true, dueOn_gte: today, dueOn_lte: addDays(today, days) },
      pagination: { page: 1, perPage: MOST },
      sort: { field: 'dueOn', order: 'ASC' },
    })
  ).data;
