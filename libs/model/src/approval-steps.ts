/**
 * The rules of approval (审批, DOMAIN D44): which steps a request needs, who is asked in each, and what follows from a decision.
 * Steps of one stage stand side by side, stages follow each other.
 */
import { compareMoney, type Money } from './money.js';
import { permissionsOf } from './actor.js';
import { type Permission } from './permissions.js';
import { ROLE_NAMES, type Role } from './roles.js';

export const APPROVAL_STATES = ['pending', 'approved', 'returned', 'recalled', 'withdrawn'] as const;
/** Where a request stands; all but the first are final. */
export type ApprovalState = (typeof APPROVAL_STATES)[number];

export const APPROVAL_STEP_STATES = ['waiting', 'open', 'approved', 'returned', 'skipped', 'cancelled'] as const;
export type ApprovalStepState = (typeof APPROVAL_STEP_STATES)[number];

/** Who has to agree: the asker's superior (1 is the direct one), holders of a role, or whoever holds a permission. */
export type ApprovalBy =
  | { readonly kind: 'superior'; readonly level: number }
  | { readonly kind: 'role'; readonly role: Role }
  | { readonly kind: 'permission'; readonly permission: Permission };

/** Under which condition a step is needed; both must hold. */
export interface ApprovalCondition {
  readonly amountAtLeast?: Money;
  readonly fact?: { readonly name: string; readonly equals: string | number | boolean };
}

/** What is known of a request when it is decided which steps it needs. */
export interface ApprovalCase {
  /** Null when no amount is asked for: then no step that depends on one is needed. */
  readonly amount: Money | null;
  readonly facts: Readonly<Record<string, string | number | boolean>>;
}

/** The steps of a definition that this request needs, in the order of the definition. */
export const neededSteps = <Step extends { readonly when?: ApprovalCondition | undefined }>(
  steps: readonly Step[],
  { amount, facts }: ApprovalCase,
): Step[] =>
  steps.filter(({ when }) => {
    if (when?.amountAtLeast !== undefined && (amount === null || compareMoney(amount, when.amountAtLeast) < 0)) return false;
    return when?.fact === undefined || (Object.hasOwn(facts, when.fact.name) && facts[when.fact.name] === when.fact.equals);
  });

/** Whom a step asks: these people, or everybody who holds one of these roles. */
export interface Asked {
  readonly persons: readonly string[];
  readonly roles: readonly Role[];
}

/** The part of the organisation that matters for whom to ask. */
export interface ApprovalCircle {
  readonly requesterId: string;
  /** Those above the requester who are with us, nearest first. */
  readonly superiors: readonly string[];
  /** Everybody with us who holds one of the roles. */
  readonly holdersOf: (roles: readonly Role[]) => readonly string[];
}

/** The roles that answer a step, none when it asks the superior. */
export const rolesAsked = (by: ApprovalBy): readonly Role[] => {
  if (by.kind === 'role') return [by.role];
  return by.kind === 'permission' ? ROLE_NAMES.filter((role) => permissionsOf([role]).includes(by.permission)) : [];
};

/**
 * Whom does the step ask? Never the requester: who would have to approve his own request has it approved by his superior, and where
 * there is none by the others who hold the role. What the superior should approve goes, at the top of the house, to another director.
 * @returns null when there is nobody
 */
export function whoIsAsked(by: ApprovalBy, { requesterId, superiors, holdersOf }: ApprovalCircle): Asked | null {
  const above = superiors.filter((id) => id !== requesterId);
  const others = (roles: readonly Role[]) => holdersOf(roles).filter((id) => id !== requesterId);
  if (by.kind === 'superior') {
    const superior = above[Math.min(by.level, above.length) - 1];
    if (superior !== undefined) return { persons: [superior], roles: [] };
    return others(['director']).length > 0 ? { persons: [], roles: ['director'] } : null;
  }
  const roles = rolesAsked(by);
  const own = holdersOf(roles).includes(requesterId);
  if (!own && others(roles).length > 0) return { persons: [], roles };
  if (above[0] !== undefined) return { persons: [above[0]], roles: [] };
  return others(roles).length > 0 ? { persons: [], roles } : null;
}

/** A step of a running request. */
export interface ApprovalStepProgress {
  readonly stage: number;
  readonly state: ApprovalStepState;
}
/** The steps after something happened, and what became of the request. */
export interface ApprovalOutcome<Step> {
  readonly state: ApprovalState;
  readonly steps: readonly Step[];
}

const isPassed = ({ state }: ApprovalStepProgress) => state === 'approved' || state === 'skipped';

/** The stage whose steps are open; null when none is. */
export const openStageOf = (steps: readonly ApprovalStepProgress[]): number | null =>
  steps.find(({ state }) => state === 'open')?.stage ?? null;

/** The stages that were passed already: to these, the latest last, a request may be returned. */
export function earlierStages(steps: readonly ApprovalStepProgress[]): number[] {
  const open = openStageOf(steps);
  const earlier = steps.filter(({ stage, state }) => open !== null && stage < open && state !== 'skipped');
  return [...new Set(earlier.map(({ stage }) => stage))].sort((a, b) => a - b);
}

/** Opens the next stage once the open one is passed; with no stage left the request is approved. Also starts a request. */
export function advanceApproval<Step extends ApprovalStepProgress>(steps: readonly Step[]): ApprovalOutcome<Step> {
  if (openStageOf(steps) !== null) return { state: 'pending', steps };
  const waiting = steps.filter(({ state }) => state === 'waiting').map(({ stage }) => stage);
  if (waiting.length === 0) {
    if (!steps.every(isPassed)) throw new RangeError('a request whose steps were cancelled or returned cannot advance');
    return { state: 'approved', steps };
  }
  const next = Math.min(...waiting);
  const opened = steps.map((step) =>
    step.stage === next && step.state === 'waiting' ? { ...step, state: 'open' as const } : step,
  );
  return { state: 'pending', steps: opened };
}

/** One person agrees: his decision counts once for every open step that asks him. @throws RangeError when none does */
export function approveSteps<Step extends ApprovalStepProgress>(
  steps: readonly Step[],
  asks: (step: Step) => boolean,
): ApprovalOutcome<Step> {
  const mine = (step: Step) => step.state === 'open' && asks(step);
  if (!steps.some(mine)) throw new RangeError('no open step asks this person');
  return advanceApproval(steps.map((step) => (mine(step) ? { ...step, state: 'approved' as const } : step)));
}

/**
 * One person does not agree.
 * @param toStage an earlier stage that is to decide again; null returns the request to its asker and ends it
 * @throws RangeError when no open step asks this person, or the stage is not an earlier one
 */
export function returnSteps<Step extends ApprovalStepProgress>(
  steps: readonly Step[],
  asks: (step: Step) => boolean,
  toStage: number | null,
): ApprovalOutcome<Step> {
  const mine = (step: Step) => step.state === 'open' && asks(step);
  if (!steps.some(mine)) throw new RangeError('no open step asks this person');
  if (toStage === null) {
    const returned = steps.map((step) => (mine(step) ? { ...step, state: 'returned' as const } : step));
    return { state: 'returned', steps: cancelSteps(returned) };
  }
  if (!earlierStages(steps).includes(toStage)) throw new RangeError(`stage ${toStage} is not an earlier one`);
  const again = steps.map((step) =>
    step.stage >= toStage && step.state !== 'skipped' ? { ...step, state: 'waiting' as const } : step,
  );
  return advanceApproval(again);
}

/** Nothing more is asked: what was open or waiting is cancelled. */
export const cancelSteps = <Step extends ApprovalStepProgress>(steps: readonly Step[]): Step[] =>
  steps.map((step) => (step.state === 'open' || step.state === 'waiting' ? { ...step, state: 'cancelled' as const } : step));
