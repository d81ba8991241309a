/** The life of a contract (合同, DOMAIN section 2, D22 and D23): its states, and the verbs that lead from one to the next. */
import { type Money, isZero } from './money.js';

/** States of a contract; the first six in the order it passes them. */
export const CONTRACT_STATES = ['draft', 'in_review', 'signed', 'executing', 'accepted', 'closed', 'terminated'] as const;

/** Where a contract stands. */
export type ContractState = (typeof CONTRACT_STATES)[number];

/** What people do to a contract. */
export const CONTRACT_VERBS = ['submit_review', 'return_to_draft', 'sign', 'start', 'accept', 'close', 'terminate'] as const;

/** One thing people do to a contract. */
export type ContractVerb = (typeof CONTRACT_VERBS)[number];

/** From where to where a verb leads; `settledOnly` verbs also need every instalment to be paid, credited or written off. */
export interface ContractMove {
  readonly from: readonly ContractState[];
  readonly to: ContractState;
  readonly settledOnly: boolean;
}

/** The whole state machine. What is closed or terminated stays so. */
export const CONTRACT_MOVES: Readonly<Record<ContractVerb, ContractMove>> = {
  submit_review: { from: ['draft'], to: 'in_review', settledOnly: false },
  return_to_draft: { from: ['in_review'], to: 'draft', settledOnly: false },
  sign: { from: ['in_review'], to: 'signed', settledOnly: false },
  start: { from: ['signed'], to: 'executing', settledOnly: false },
  accept: { from: ['executing'], to: 'accepted', settledOnly: false },
  close: { from: ['accepted'], to: 'closed', settledOnly: true },
  terminate: { from: ['draft', 'in_review', 'signed', 'executing', 'accepted'], to: 'terminated', settledOnly: false },
};

/** Does the verb apply in this state? What is still open on the contract is a second question: `contractMoveBlocker`. */
export function canMoveContract(state: ContractState, verb: ContractVerb): boolean {
  return CONTRACT_MOVES[verb].from.includes(state);
}

/** The state that the verb leads to. @throws RangeError when it does not apply in this state */
export function nextContractState(state: ContractState, verb: ContractVerb): ContractState {
  if (!canMoveContract(state, verb)) throw new RangeError(`a contract that is ${state} cannot ${verb}`);
  return CONTRACT_MOVES[verb].to;
}

/**
 * Why the verb cannot be done now: `state` when it does not apply, `open_balance` when money is still open on a contract that is to be
 * closed, null when nothing stands against it.
 * @param open sum of the open balances of the contract's instalments
 * @throws RangeError when `open` is no amount
 */
export function contractMoveBlocker(state: ContractState, verb: ContractVerb, open: Money): 'state' | 'open_balance' | null {
  if (!canMoveContract(state, verb)) return 'state';
  return CONTRACT_MOVES[verb].settledOnly && !isZero(open) ? 'open_balance' : null;
}
