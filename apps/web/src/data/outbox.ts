import { useSyncExternalStore } from 'react';
import { HttpError } from 'react-admin';
import { request } from './http.js';

/** A write that waits for the network. `key` is its Idempotency-Key, so that sending twice does it once. */
export interface PendingWrite {
  key: string;
  path: string;
  body: unknown;
  /** What a person reads in the strip: "拜访 · 华晟电力". */
  label: string;
  at: string;
  /** Set when the server refused it: it waits for the person, not for the network. */
  problem?: string;
}

const STORE = 'keyline.outbox';
const listeners = new Set<() => void>();

const read = (): PendingWrite[] => {
  try {
    return JSON.parse(localStorage.getItem(STORE) ?? '[]') as PendingWrite[];
  } catch {
    return [];
  }
};

let pending: PendingWrite[] = read();

const write = (next: PendingWrite[]): void => {
  pending = next;
  localStorage.setItem(STORE, JSON.stringify(next));
  listeners.forEach((listener) => listener());
};

/** Sends now, or keeps it for later when there is no network. Answers the saved record, or `'later'`. */
export const sendOrKeep = async <T>(entry: Omit<PendingWrite, 'at' | 'problem'>): Promise<T | 'later'> => {
  try {
    return (await request<T>(entry.path, { method: 'POST', body: entry.body, idempotencyKey: entry.key })).data;
  } catch (error) {
    if (!(error instanceof HttpError) || error.status !== 0) throw error;
    write([...pending.filter(({ key }) => key !== entry.key), { ...entry, at: new Date().toISOString() }]);
    return 'later';
  }
};

/** Drops a kept write, for instance after the person opened it again to mend it. */
export const dropPending = (key: string): void => write(pending.filter((entry) => entry.key !== key));

let sending = false;

/** Sends what waits, in order; stops at the first missing network, marks what the server refuses. */
export const flushOutbox = async (): Promise<void> => {
  if (sending) return;
  sending = true;
  try {
    for (const entry of pending.filter(({ problem }) => !problem)) {
      try {
        await request(entry.path, { method: 'POST', body: entry.body, idempotencyKey: entry.key });
        dropPending(entry.key);
      } catch (error) {
        const status = error instanceof HttpError ? error.status : 0;
        if (status === 0 || status === 401 || status >= 500) return;
        write(pending.map((one) => (one.key === entry.key ? { ...one, problem: (error as Error).message } : one)));
      }
    }
  } finally {
    sending = false;
  }
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The writes that wait for the network. */
export const usePendingWrites = (): PendingWrite[] => useSyncExternalStore(subscribe, () => pending);

const onNetwork = (listener: () => void): (() => void) => {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
};

/** Whether the device believes that it has a network. */
export const useOnline = (): boolean => useSyncExternalStore(onNetwork, () => navigator.onLine);
