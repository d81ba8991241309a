import { defaultForecastCategory, isOpenStage, STAGE_PROBABILITY, type LocalDate, type Money, type Stage } from '@keyline/model';
import { Refused } from '../import-kind.js';
import { isNought } from '../values.js';
import type { OpportunityValues } from './opportunities.js';
import type { Cell, Stored } from './stored-rows.queries.js';

/** What the names of a row stand for. */
export interface ResolvedDeal {
  ownerId: string;
  accountId: string | undefined;
  productId: string | undefined;
  accountName: string | undefined;
  productName: string | undefined;
  listPrice: Money | undefined;
}
export interface StageMove {
  fromStage: Stage | null;
  toStage: Stage;
  amount: Money;
  changedOn: LocalDate;
}
export interface Deal {
  given: Record<string, Cell | undefined>;
  moves: StageMove[];
}

const LONGEST_NAME = 200;

/** 0 in the column of the won amount means that nothing was won. */
const positive = (money: Money | undefined) => (money === undefined || isNought(money) ? undefined : money);

/** @throws Refused when a won deal has no amount, or a closed one no date or one before its start */
function closing(values: OpportunityValues, stage: Stage, openedOn: LocalDate): Record<string, Cell | undefined> {
  if (isOpenStage(stage)) return {};
  if (!values.closedOn) throw new Refused('closed-needs-date', {}, 'closedOn');
  if (values.closedOn < openedOn) throw new Refused('date-order', { start: openedOn }, 'closedOn');
  if (stage === 'lost') return { closedOn: values.closedOn, lostReason: values.lostReason ?? 'other', lostTo: values.lostTo };
  const wonAmount = values.wonAmount ?? values.amount;
  if (wonAmount === undefined) throw new Refused('required', {}, 'wonAmount');
  return { closedOn: values.closedOn, wonAmount };
}

/** One date column serves many systems for both: for an open deal it is when the order is expected. */
const expectedClose = (values: OpportunityValues, stage: Stage) =>
  values.expectedCloseOn ?? (isOpenStage(stage) ? values.closedOn : undefined);

const inStage = (values: OpportunityValues, stage: Stage) => ({
  stage,
  probability: isOpenStage(stage) ? (values.probability ?? STAGE_PROBABILITY[stage]) : STAGE_PROBABILITY[stage],
  forecastCategory: isOpenStage(stage)
    ? (values.forecastCategory ?? defaultForecastCategory(stage))
    : defaultForecastCategory(stage),
});

/** A deal that is not known yet, with its way to where it stands: opened, and if it is over, closed. */
export function newDeal(values: OpportunityValues, resolved: ResolvedDeal, today: LocalDate): Deal {
  const stage = values.stage ?? 'contact';
  const openedOn = values.openedOn ?? (isOpenStage(stage) ? today : (values.closedOn ?? today));
  const closed = closing(values, stage, openedOn);
  const amount = values.amount ?? positive(values.wonAmount) ?? resolved.listPrice ?? '0.00';
  const name =
    values.name ?? `${resolved.productName ?? values.externalRef ?? ''} – ${resolved.accountName ?? values.externalRef ?? ''}`;
  const opening: Stage = isOpenStage(stage) ? stage : 'contact';
  const moves: StageMove[] = [{ fromStage: null, toStage: opening, amount, changedOn: openedOn }];
  if (!isOpenStage(stage))
    moves.push({
      fromStage: opening,
      toStage: stage,
      amount: values.wonAmount && stage === 'won' ? values.wonAmount : amount,
      changedOn: values.closedOn ?? openedOn,
    });
  const { ownerId, accountId, productId } = resolved;
  const given = {
    externalRef: values.externalRef,
    ownerId,
    accountId,
    productId,
    name: name.slice(0, LONGEST_NAME),
    amount,
    ...inStage(values, stage),
    ...closed,
    expectedCloseOn: expectedClose(values, stage),
    openedOn,
    stageEnteredOn: values.closedOn && !isOpenStage(stage) ? values.closedOn : openedOn,
    source: values.source,
  };
  return { given, moves };
}

/**
 * What a row says of a deal that is stored: only what the file gives; what follows from it - amount, name - is left to those who work on it.
 * @throws Refused when the row would open a closed deal again
 */
export function changedDeal(values: OpportunityValues, resolved: ResolvedDeal, stored: Stored, today: LocalDate): Deal {
  const before = stored['stage'] as Stage;
  const stage = values.stage ?? before;
  const moved = stage !== before;
  if (moved && !isOpenStage(before)) throw new Refused('closed-already', {}, 'stage');
  const openedOn = values.openedOn ?? String(stored['openedOn']);
  const closed = isOpenStage(stage) || (!moved && !values.closedOn) ? {} : closing(values, stage, openedOn);
  const amount = values.amount ?? (moved ? positive(values.wonAmount) : undefined);
  const on = values.closedOn && !isOpenStage(stage) ? values.closedOn : today;
  const { ownerId, accountId, productId } = resolved;
  const given = {
    ownerId,
    accountId,
    productId,
    name: values.name,
    amount,
    openedOn: values.openedOn,
    expectedCloseOn: expectedClose(values, stage),
    source: values.source,
    ...(moved
      ? { ...inStage(values, stage), stageEnteredOn: on }
      : { probability: isOpenStage(stage) ? values.probability : undefined }),
    ...closed,
  };
  const moves: StageMove[] = moved
    ? [{ fromStage: before, toStage: stage, amount: amount ?? String(stored['amount']), changedOn: on }]
    : [];
  return { given, moves };
}
