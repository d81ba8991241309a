import { z } from 'zod';
import type { InstalmentRow } from './contracts.js';
import { id, line, localDate, optionalLine, optionalText, positiveMoney, version, whole } from './fields.js';
import { may, type Actor } from './actor.js';

/** Whom a level of dunning (催收级别) asks to act: the collector, the collector's superior, or the next in the line or house with that role. */
export const DUNNING_OWNERS = ['collector', 'superior', 'director', 'legal'] as const;
export type DunningOwner = (typeof DUNNING_OWNERS)[number];
/** What a level asks for. */
export const DUNNING_ACTIONS = ['call', 'visit', 'letter', 'legal_letter'] as const;
export type DunningAction = (typeof DUNNING_ACTIONS)[number];
/** What the sentence of a task calls the action. */
export const DUNNING_ACTION_NAMES: Readonly<Record<DunningAction, { zh: string; en: string }>> = {
  call: { zh: '电话催收', en: 'call' },
  visit: { zh: '上门催收', en: 'visit' },
  letter: { zh: '发催款函', en: 'send a letter' },
  legal_letter: { zh: '准备律师函', en: 'prepare a lawyer’s letter' },
};

const DunningLevel = z.strictObject({
  level: whole(1, 9),
  fromDays: whole(1, 3650),
  nameZh: line(50),
  nameEn: line(50),
  owner: z.enum(DUNNING_OWNERS),
  action: z.enum(DUNNING_ACTIONS),
  active: z.boolean(),
});
export type DunningLevel = z.infer<typeof DunningLevel>;

/** Does each level begin after more days than the one below it? */
const ascending = (levels: readonly DunningLevel[]): boolean => {
  const sorted = [...levels].sort((a, b) => a.level - b.level);
  return sorted.every((each, index) => {
    const below = sorted[index - 1];
    return below === undefined || (each.level > below.level && each.fromDays > below.fromDays);
  });
};

/** All levels at once; one that is left out is switched off. */
export const DunningLevelsInput = z.strictObject({
  levels: z.array(DunningLevel).min(1).max(9).refine(ascending, 'dunning.level-order'),
  version,
});
export type DunningLevelsInput = z.infer<typeof DunningLevelsInput>;
export interface DunningLevels {
  levels: DunningLevel[];
  version: number;
  can: { edit: boolean };
}

/** How a customer was asked for the money. */
export const DUNNING_KINDS = ['call', 'visit', 'message', 'letter', 'other'] as const;
export type DunningKind = (typeof DUNNING_KINDS)[number];

/** One talk about a debt (催收记录): with the customer as a whole or about one instalment. With a next day, a task is made of it. */
export const DunningInput = z.strictObject({
  accountId: id,
  instalmentId: id.nullable().optional(),
  kind: z.enum(DUNNING_KINDS),
  note: line(2000),
  spokenTo: optionalLine(100).optional(),
  on: localDate.optional(),
  nextActionOn: localDate.nullable().optional(),
});
export type DunningInput = z.infer<typeof DunningInput>;

export interface DunningRow {
  id: string;
  accountId: string;
  accountName: string;
  instalmentId: string | null;
  instalmentName: string | null;
  contractNumber: string | null;
  kind: DunningKind;
  note: string;
  spokenTo: string | null;
  on: string;
  nextActionOn: string | null;
  personId: string;
  personName: string;
}

/** A level that was reached by an instalment: fired once for each due date. */
export interface DunningStepRow {
  id: string;
  instalmentId: string;
  instalmentName: string;
  contractNumber: string;
  accountId: string;
  accountName: string;
  level: number;
  dueOn: string;
  open: string;
  firedOn: string;
  personId: string | null;
  personName: string | null;
  /** Passed over: it was due before the debt was known here, and a higher level was due as well. Nobody was asked. */
  skipped: boolean;
}

/** Which letter (催款函): to whom, and by when payment is asked for. */
export const DunningLetterInput = z.strictObject({
  payWithinDays: whole(1, 90).optional(),
  attention: optionalLine(100).optional(),
});
export type DunningLetterInput = z.infer<typeof DunningLetterInput>;

export const PROMISE_STATES = ['open', 'kept', 'broken', 'withdrawn'] as const;
export type PromiseState = (typeof PROMISE_STATES)[number];

/** A promise to pay (承诺回款): so much by that day, for one instalment or for the customer's debt as a whole. */
export const PromiseInput = z.strictObject({
  accountId: id,
  instalmentId: id.nullable().optional(),
  amount: positiveMoney,
  promisedOn: localDate,
  madeBy: optionalLine(100).optional(),
  note: optionalText(1000).optional(),
});
export type PromiseInput = z.infer<typeof PromiseInput>;
export const WithdrawPromiseInput = z.strictObject({ reason: line(500) });
export type WithdrawPromiseInput = z.infer<typeof WithdrawPromiseInput>;

export interface PromiseRow {
  id: string;
  accountId: string;
  accountName: string;
  instalmentId: string | null;
  instalmentName: string | null;
  contractNumber: string | null;
  amount: string;
  /** What came in from the day it was given to the day it was given for. */
  received: string;
  promisedOn: string;
  takenOn: string;
  madeBy: string | null;
  takenById: string;
  takenByName: string;
  note: string | null;
  state: PromiseState;
  withdrawnReason: string | null;
  can: { withdraw: boolean };
}

export const promiseCan = (actor: Pick<Actor, 'permissions'>, promise: Pick<PromiseRow, 'state'>) => ({
  withdraw: promise.state === 'open' && may(actor, 'dunning:write'),
});

/** An overdue instalment on the list of whom to chase today. */
export interface CollectionRow extends InstalmentRow {
  level: number | null;
  lastContactOn: string | null;
  nextActionOn: string | null;
  promisedOn: string | null;
  promisedAmount: string | null;
}
