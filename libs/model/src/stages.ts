/**
 * The stages of a sales opportunity, how likely each makes the order, and what must be known before a deal may go on
 * (商机阶段, DOMAIN section 2 and D16).
 */
import { type LocalDate, daysBetween } from './calendar.js';
import { type Money, isMoney, isPositive, multiplyMoney } from './money.js';

/** Stages in the order a deal passes them, then its two ends. */
export const STAGES = ['contact', 'needs', 'proposal', 'tender', 'closing', 'won', 'lost'] as const;

/** Where a deal stands. */
export type Stage = (typeof STAGES)[number];

/** Stages of a deal that is neither won nor lost, in order. */
export const OPEN_STAGES = ['contact', 'needs', 'proposal', 'tender', 'closing'] as const satisfies readonly Stage[];

/** A stage of a deal that is neither won nor lost. */
export type OpenStage = (typeof OPEN_STAGES)[number];

/** Chance of an order in per cent, as set out in DOMAIN section 2; the default of a deal that enters the stage. */
export const STAGE_PROBABILITY = {
  contact: 10,
  needs: 25,
  proposal: 50,
  tender: 70,
  closing: 90,
  won: 100,
  lost: 0,
} as const satisfies Record<Stage, number>;

/** A field of the opportunity that a stage can ask for. */
export type ExitField = 'budget' | 'purchaseSchedule' | 'decisionProcedure' | 'amount' | 'expectedCloseOn';

/** What must be known before a deal leaves a stage forwards. `amount` counts as known when it is more than nothing. */
export const STAGE_EXIT_CRITERIA: Readonly<Record<Stage, readonly ExitField[]>> = {
  contact: [],
  needs: ['budget', 'purchaseSchedule'],
  proposal: ['decisionProcedure', 'amount'],
  tender: ['expectedCloseOn'],
  closing: ['amount'],
  won: [],
  lost: [],
};

/** How sure the rep is that a deal comes in this period (D37); `omitted` is in no forecast. */
export const FORECAST_CATEGORIES = ['commit', 'best', 'pipeline', 'omitted'] as const;

/** The line of the forecast that a deal is counted in. */
export type ForecastCategory = (typeof FORECAST_CATEGORIES)[number];

/** The part of an opportunity that the exit criteria look at. */
export interface StagedOpportunity {
  readonly stage: Stage;
  readonly amount?: Money | null;
  readonly budget?: Money | null;
  readonly purchaseSchedule?: string | null;
  readonly decisionProcedure?: string | null;
  readonly expectedCloseOn?: LocalDate | null;
}

/** Is the deal still running in this stage? */
export function isOpenStage(stage: Stage): stage is OpenStage {
  return (OPEN_STAGES as readonly Stage[]).includes(stage);
}

/**
 * May a deal go from one stage to another, as far as the stages alone say? Forwards over any number of open stages, back by one, won
 * from tender or closing, lost from any open stage; what is won or lost stays so. Exit criteria are a second question: `missingForMove`.
 */
export function canMoveStage(from: Stage, to: Stage): boolean {
  if (!isOpenStage(from)) return false;
  if (to === 'lost') return true;
  if (to === 'won') return from === 'tender' || from === 'closing';
  const steps = OPEN_STAGES.indexOf(to) - OPEN_STAGES.indexOf(from);
  return steps > 0 || steps === -1;
}

/**
 * Fields still to be filled before the deal may move to `to`: those of every stage it leaves behind, each once, in stage order. Going
 * back and giving up ask for nothing. Whether the move exists at all is for `canMoveStage` to say.
 */
export function missingForMove(opportunity: StagedOpportunity, to: Stage): ExitField[] {
  if (to === 'lost') return [];
  const left = STAGES.slice(STAGES.indexOf(opportunity.stage), STAGES.indexOf(to));
  const asked = new Set(left.flatMap((stage) => STAGE_EXIT_CRITERIA[stage]));
  return [...asked].filter((field) => !isKnown(opportunity, field));
}

/**
 * The amount times its chance, rounded half up to the cent.
 * @param probability per cent, a whole number from 0 to 100
 * @throws RangeError when the probability is outside, or `amount` no amount
 */
export function weightedAmount(amount: Money, probability: number): Money {
  if (!Number.isInteger(probability) || probability < 0 || probability > 100) {
    throw new RangeError(`not a probability in per cent: ${probability}`);
  }
  return multiplyMoney(amount, String(probability));
}

/** Whole days since the deal entered its stage; 0 on the first day. @throws RangeError when a date is none */
export function daysInStage(enteredOn: LocalDate, today: LocalDate): number {
  return Math.max(0, daysBetween(enteredOn, today));
}

const DEFAULT_FORECAST: Readonly<Record<Stage, ForecastCategory>> = {
  contact: 'pipeline',
  needs: 'pipeline',
  proposal: 'pipeline',
  tender: 'best',
  closing: 'commit',
  won: 'commit',
  lost: 'omitted',
};

/** The forecast category (D37) of a deal whose rep has not chosen one; what is lost is in no forecast. */
export function defaultForecastCategory(stage: Stage): ForecastCategory {
  return DEFAULT_FORECAST[stage];
}

function isKnown(opportunity: StagedOpportunity, field: ExitField): boolean {
  const value = opportunity[field]?.trim();
  if (!value) return false;
  return field !== 'amount' || (isMoney(value) && isPositive(value));
}
