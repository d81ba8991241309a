import type { Me } from '@keyline/model';
import { useMemo, useSyncExternalStore } from 'react';
import { HttpError } from 'react-admin';
import { fetchMe } from './authProvider.js';
import { addressFiles, dropFile, dropFilesOf, sendableFiles } from './keptFiles.js';
import { request } from './http.js';
import { useMe } from './useMe.js';

/** A write that waits for the network. `key` is its Idempotency-Key, so that sending twice does it once. */
export interface PendingWrite {
  key: string;
  /** Who wrote it. On a shared phone it waits until that person is signed in again; nobody else sends or sees it. */
  personId: string;
  path: string;
  body: unknown;
  /** What a person reads in the strip: "拜访 · 华晟电力". */
  label: string;
  at: string;
  /** Where the person can mend it when the server refuses it. */
  mendAt?: string;
  /** Files are kept on the device under its key; they follow to `/<path>/<id>/files` when the record is stored. */
  withFiles?: boolean;
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

/** Changes what is stored now, not what this tab last saw: another tab may have written since. */
const change = (next: (stored: PendingWrite[]) => PendingWrite[]): void => {
  pending = next(read());
  localStorage.setItem(STORE, JSON.stringify(pending));
  listeners.forEach((listener) => listener());
};

window.addEventListener('storage', ({ key }) => {
  if (key !== STORE) return;
  pending = read();
  listeners.forEach((listener) => listener());
});

type Sent = Pick<PendingWrite, 'path' | 'body' | 'key' | 'withFiles'>;
const send = async <T>({ path, body, key, withFiles }: Sent): Promise<T> => {
  const { data } = await request<T>(path, { method: 'POST', body, idempotencyKey: key });
  // Where the device keeps no files there are none to follow.
  if (withFiles) await addressFiles(key, `${path}/${(data as { id: string }).id}/files`).catch(() => undefined);
  return data;
};

/**
 * Sends the person's files whose record is stored; the server keeps the same bytes once. What it refuses is dropped, what finds no network
 * waits. Answers how many were refused.
 */
export const sendFiles = async (personId: string): Promise<number> => {
  let refused = 0;
  for (const { id, path = '', kind, name, blob } of await sendableFiles(personId).catch(() => [])) {
    const form = new FormData();
    form.set('kind', kind);
    form.set('file', blob, name);
    try {
      await request(path, { method: 'POST', body: form });
    } catch (error) {
      const status = error instanceof HttpError ? error.status : 0;
      if (status === 0 || status === 401 || status === 429 || status >= 500) return refused;
      refused += 1;
    }
    await dropFile(id);
  }
  return refused;
};

/** Sends now, or keeps it for later, under the signed-in person's name, when there is no network. Answers the saved record, or `'later'`. */
export const sendOrKeep = async <T>(entry: Omit<PendingWrite, 'at' | 'problem' | 'personId'>): Promise<T | 'later'> => {
  const { id: personId } = await fetchMe();
  try {
    const saved = await send<T>(entry);
    dropPending(entry.key);
    return saved;
  } catch (error) {
    if (!(error instanceof HttpError) || error.status !== 0) throw error;
    change((stored) => [...stored.filter(({ key }) => key !== entry.key), { ...entry, personId, at: new Date().toISOString() }]);
    return 'later';
  }
};

/** The person gave a kept write up, and what was to follow it. */
export const giveUpPending = (key: string): void => {
  dropPending(key);
  void dropFilesOf(key).catch(() => undefined);
};

/** Drops a kept write that was sent. */
const dropPending = (key: string): void => change((stored) => stored.filter((entry) => entry.key !== key));

/** The kept write of that key, for instance to open it again and mend it. */
export const findPending = (key: string): PendingWrite | undefined => read().find((entry) => entry.key === key);

const markRefused = (key: string, problem: string): void =>
  change((stored) => stored.map((one) => (one.key === key ? { ...one, problem } : one)));

/** Sends one person's kept writes in order, until the first that cannot get through. */
const sendAllOf = async (personId: string): Promise<void> => {
  for (const entry of read().filter((one) => one.personId === personId && !one.problem)) {
    try {
      await send(entry);
      dropPending(entry.key);
    } catch (error) {
      const status = error instanceof HttpError ? error.status : 0;
      if (status === 0 || status === 401 || status >= 500) return;
      markRefused(entry.key, (error as Error).message);
    }
  }
};

let sending = false;

/**
 * Sends what waits for the person who is signed in; stops at the first missing network, marks what the server refuses. Asks the server anew
 * who that is: another tab may have changed it.
 */
export const flushOutbox = async (): Promise<void> => {
  if (sending) return;
  sending = true;
  try {
    const { id } = (await request<Me>('/auth/me')).data;
    await sendAllOf(id);
    await sendFiles(id);
  } catch {
    // No network or no session: everything stays where it is.
  } finally {
    sending = false;
  }
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The signed-in person's writes that wait for the network. */
export const usePendingWrites = (): PendingWrite[] => {
  const all = useSyncExternalStore(subscribe, () => pending);
  const personId = useMe()?.id;
  return useMemo(() => all.filter((entry) => entry.personId === personId), [all, personId]);
};

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
