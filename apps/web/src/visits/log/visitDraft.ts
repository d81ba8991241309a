import { isWorthKeeping, newClientKey, type VisitValues } from './visitForm.js';

/** An account as the log needs it, also without a network. */
export interface KnownAccount {
  id: string;
  name: string;
  grade: string | null;
}

/** A visit being logged: what was typed so far, and the key under which it will be sent once. */
export interface VisitDraft {
  /** What it was begun for: `plan:<id>`, `account:<id>`, `new`. */
  slot: string;
  clientKey: string;
  values: VisitValues;
  account: KnownAccount | null;
  savedAt: string;
}

const storeOf = (personId: string): string => `keyline.visit-drafts.${personId}`;

/** The drafts of one person on this device, by slot. */
export const readDrafts = (personId: string): Record<string, VisitDraft> => {
  try {
    return JSON.parse(localStorage.getItem(storeOf(personId)) ?? '{}') as Record<string, VisitDraft>;
  } catch {
    return {};
  }
};

const write = (personId: string, drafts: Record<string, VisitDraft>): void => {
  if (Object.keys(drafts).length > 0) localStorage.setItem(storeOf(personId), JSON.stringify(drafts));
  else localStorage.removeItem(storeOf(personId));
};

export const dropDraft = (personId: string, slot: string): void => {
  const { [slot]: _dropped, ...rest } = readDrafts(personId);
  write(personId, rest);
};

/** Keeps what was typed so far; an empty one is no draft. Answers whether it is kept. */
export const keepDraft = (personId: string, draft: Omit<VisitDraft, 'savedAt'>): boolean => {
  if (!isWorthKeeping(draft.values)) {
    dropDraft(personId, draft.slot);
    return false;
  }
  write(personId, { ...readDrafts(personId), [draft.slot]: { ...draft, savedAt: new Date().toISOString() } });
  return true;
};

/** The draft of a slot, or a new one with its own key. */
export const openDraft = (personId: string, slot: string, fresh: VisitValues, account: KnownAccount | null): VisitDraft =>
  readDrafts(personId)[slot] ?? { slot, clientKey: newClientKey(), values: fresh, account, savedAt: '' };

/** Where a draft is continued. */
export const draftPath = ({ slot }: Pick<VisitDraft, 'slot'>): string => {
  const [kind, id] = slot.split(':');
  if (kind === 'pending') return `/visits/create?pending=${id}`;
  return id ? `/visits/create?${kind}Id=${id}` : '/visits/create';
};
