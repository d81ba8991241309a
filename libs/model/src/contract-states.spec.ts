import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CONTRACT_STATES, CONTRACT_VERBS, canMoveContract, contractMoveBlocker, nextContractState } from './contract-states.js';

describe('a contract', () => {
  it('goes from draft over review and signature to acceptance and the archive', () => {
    const states = (['submit_review', 'sign', 'start', 'accept', 'close'] as const).reduce<string[]>(
      (path, verb) => [...path, nextContractState(path.at(-1) as (typeof CONTRACT_STATES)[number], verb)],
      ['draft'],
    );
    expect(states).toEqual(['draft', 'in_review', 'signed', 'executing', 'accepted', 'closed']);
  });

  it('offers in each state exactly what may be done there', () => {
    const offered = Object.fromEntries(
      CONTRACT_STATES.map((state) => [state, CONTRACT_VERBS.filter((verb) => canMoveContract(state, verb))]),
    );
    expect(offered).toEqual({
      draft: ['submit_review', 'terminate'],
      in_review: ['return_to_draft', 'sign', 'terminate'],
      signed: ['start', 'terminate'],
      executing: ['accept', 'terminate'],
      accepted: ['close', 'terminate'],
      closed: [],
      terminated: [],
    });
  });

  it('comes back from review as a draft', () => {
    expect(nextContractState('in_review', 'return_to_draft')).toBe('draft');
  });

  it('cannot be signed unread, and never changes once it is over', () => {
    expect(() => nextContractState('draft', 'sign')).toThrow(RangeError);
    expect(() => nextContractState('closed', 'terminate')).toThrow(RangeError);
    expect(contractMoveBlocker('terminated', 'start', '0.00')).toBe('state');
  });

  it('closes only when nothing is open on it', () => {
    expect(contractMoveBlocker('accepted', 'close', '0.01')).toBe('open_balance');
    expect(contractMoveBlocker('accepted', 'close', '0.00')).toBeNull();
    expect(contractMoveBlocker('accepted', 'terminate', '500.00')).toBeNull();
    expect(contractMoveBlocker('executing', 'close', '0.00')).toBe('state');
  });

  it('only ever ends in a state that exists, and is never left where it was', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CONTRACT_STATES), fc.constantFrom(...CONTRACT_VERBS), (state, verb) => {
        fc.pre(canMoveContract(state, verb));
        expect(CONTRACT_STATES).toContain(nextContractState(state, verb));
        expect(nextContractState(state, verb)).not.toBe(state);
      }),
    );
  });
});
