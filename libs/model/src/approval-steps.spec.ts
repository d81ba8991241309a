import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  advanceApproval,
  approveSteps,
  cancelSteps,
  earlierStages,
  neededSteps,
  openStageOf,
  returnSteps,
  whoIsAsked,
  type ApprovalBy,
  type ApprovalOutcome,
  type ApprovalStepProgress,
} from './approval-steps.js';
import { ROLE_NAMES } from './roles.js';

interface Step extends ApprovalStepProgress {
  readonly by: string;
}
const waiting = (...stages: number[]): Step[] =>
  stages.map((stage, index) => ({ stage, by: `p${index}`, state: 'waiting' as const }));
const states = ({ steps }: ApprovalOutcome<Step>) => steps.map(({ state }) => state);
const isBy = (person: string) => (step: Step) => step.by === person;

describe('which steps a contract needs', () => {
  const steps = [
    { name: 'supervisor' },
    { name: 'director', when: { amountAtLeast: '1000000.00' } },
    { name: 'legal', when: { fact: { name: 'foreign', equals: true } } },
  ];
  const named = (amount: string | null, facts = {}) => neededSteps(steps, { amount, facts }).map(({ name }) => name);

  it('a small one needs no director, one of exactly a million does', () => {
    expect(named('999999.99')).toEqual(['supervisor']);
    expect(named('1000000.00')).toEqual(['supervisor', 'director']);
  });
  it('what has no amount needs no step by amount; a fact that was not told is not met', () => {
    expect(named(null)).toEqual(['supervisor']);
    expect(named('1.00', { foreign: true })).toEqual(['supervisor', 'legal']);
    expect(named('1.00', { foreign: 'true' })).toEqual(['supervisor']);
  });
});

describe('who is asked', () => {
  const holders: Record<string, string[]> = { finance: ['f1', 'f2'], director: ['d1'], legal: [] };
  const circle = (requesterId: string, superiors: string[]) => ({
    requesterId,
    superiors,
    holdersOf: (roles: readonly string[]) => roles.flatMap((role) => holders[role] ?? []),
  });

  it('the superior; the second level goes as high as there is somebody', () => {
    expect(whoIsAsked({ kind: 'superior', level: 1 }, circle('rep', ['sup', 'd1']))).toEqual({ persons: ['sup'], roles: [] });
    expect(whoIsAsked({ kind: 'superior', level: 3 }, circle('rep', ['sup', 'd1']))).toEqual({ persons: ['d1'], roles: [] });
  });
  it('everybody who holds the role; a clerk of finance who asks is not one of them: his superior is', () => {
    expect(whoIsAsked({ kind: 'role', role: 'finance' }, circle('rep', ['sup']))).toEqual({ persons: [], roles: ['finance'] });
    expect(whoIsAsked({ kind: 'role', role: 'finance' }, circle('f1', ['cfo']))).toEqual({ persons: ['cfo'], roles: [] });
    expect(whoIsAsked({ kind: 'role', role: 'finance' }, circle('f1', []))).toEqual({ persons: [], roles: ['finance'] });
  });
  it('a role that nobody holds is stood in for by the superior; with nobody at all there is nobody', () => {
    expect(whoIsAsked({ kind: 'role', role: 'legal' }, circle('rep', ['sup']))).toEqual({ persons: ['sup'], roles: [] });
    expect(whoIsAsked({ kind: 'role', role: 'legal' }, circle('boss', []))).toBeNull();
    expect(whoIsAsked({ kind: 'superior', level: 1 }, circle('d1', []))).toBeNull();
  });
  it('never the requester, whatever the organisation looks like', () => {
    const person = fc.constantFrom('a', 'b', 'c', 'd');
    const by: fc.Arbitrary<ApprovalBy> = fc.oneof(
      fc.record({ kind: fc.constant('superior' as const), level: fc.integer({ min: 1, max: 5 }) }),
      fc.record({ kind: fc.constant('role' as const), role: fc.constantFrom(...ROLE_NAMES) }),
      fc.record({ kind: fc.constant('permission' as const), permission: fc.constant('contract:sign' as const) }),
    );
    fc.assert(
      fc.property(by, person, fc.array(person), fc.array(person), (rule, requesterId, superiors, held) => {
        const asked = whoIsAsked(rule, { requesterId, superiors, holdersOf: () => held });
        const people = asked ? [...asked.persons, ...(asked.roles.length > 0 ? held : [])] : [];
        expect(asked?.persons.includes(requesterId) ?? false).toBe(false);
        if (asked) expect(people.some((each) => each !== requesterId)).toBe(true);
      }),
    );
  });
});

describe('what follows from a decision', () => {
  it('stages follow each other; those of one stage are asked at once', () => {
    const begun = advanceApproval(waiting(1, 1, 2));
    expect(states(begun)).toEqual(['open', 'open', 'waiting']);
    const one = approveSteps(begun.steps, isBy('p1'));
    expect([one.state, ...states(one)]).toEqual(['pending', 'open', 'approved', 'waiting']);
    const both = approveSteps(one.steps, isBy('p0'));
    expect(states(both)).toEqual(['approved', 'approved', 'open']);
    expect(approveSteps(both.steps, isBy('p2')).state).toBe('approved');
  });
  it('who is asked twice in a stage decides once, in the next stage again', () => {
    const same = waiting(1, 1, 2).map((step) => ({ ...step, by: 'finance' }));
    const once = approveSteps(advanceApproval(same).steps, isBy('finance'));
    expect([once.state, ...states(once)]).toEqual(['pending', 'approved', 'approved', 'open']);
    expect(approveSteps(once.steps, isBy('finance')).state).toBe('approved');
  });
  it('returned to an earlier stage, everything from there on is decided again', () => {
    const second = approveSteps(advanceApproval(waiting(1, 2)).steps, isBy('p0'));
    expect(earlierStages(second.steps)).toEqual([1]);
    const again = returnSteps(second.steps, isBy('p1'), 1);
    expect([again.state, ...states(again)]).toEqual(['pending', 'open', 'waiting']);
    expect(() => returnSteps(second.steps, isBy('p1'), 2)).toThrow(RangeError);
  });
  it('returned to the asker it ends, and nothing stays open', () => {
    const returned = returnSteps(advanceApproval(waiting(1, 1, 2)).steps, isBy('p1'), null);
    expect([returned.state, ...states(returned)]).toEqual(['returned', 'cancelled', 'returned', 'cancelled']);
  });
  it('who is not asked decides nothing', () => {
    const { steps } = advanceApproval(waiting(1, 2));
    expect(() => approveSteps(steps, isBy('p1'))).toThrow(RangeError);
    expect(() => returnSteps(steps, isBy('stranger'), null)).toThrow(RangeError);
  });

  it('whatever people do, nothing is approved while a step is missing, and what is open stands in one stage behind the passed ones', () => {
    const decision = fc.record({ person: fc.nat(7), approve: fc.boolean(), back: fc.option(fc.nat(3)), recall: fc.nat(30) });
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 6 }),
        fc.array(decision, { maxLength: 40 }),
        (stages, decisions) => {
          let now = advanceApproval(waiting(...stages));
          for (const { person, approve, back, recall } of decisions) {
            if (now.state !== 'pending') break;
            const asks = isBy(`p${person}`);
            if (recall === 0) now = { state: 'recalled', steps: cancelSteps(now.steps) };
            else if (now.steps.some((step) => step.state === 'open' && asks(step))) {
              const earlier = earlierStages(now.steps);
              const to = back === null ? null : (earlier[back % Math.max(1, earlier.length)] ?? null);
              now = approve ? approveSteps(now.steps, asks) : returnSteps(now.steps, asks, to);
            }
            const missing = now.steps.filter(({ state }) => state !== 'approved');
            expect(now.state === 'approved').toBe(missing.length === 0);
            const open = openStageOf(now.steps);
            expect(open !== null).toBe(now.state === 'pending');
            for (const { stage, state } of now.steps) {
              if (open !== null) expect(state === 'open' ? stage : open).toBe(open);
              if (open !== null && stage < open) expect(state).toBe('approved');
            }
          }
        },
      ),
    );
  });
});
