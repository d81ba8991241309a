import { Injectable } from '@nestjs/common';
import type { Actor } from '@keyline/model';
import { Problem } from '@keyline/platform';
import { ApprovalCircles } from './approval-circle.js';
import type { ApprovalRequest, ApprovalStep } from './entities.js';

/** Open step → for whom the actor decides it: null for himself. */
export type Rights = ReadonlyMap<string, string | null>;

const asks = (step: ApprovalStep, { id, roles }: { id: string; roles: readonly string[] }) =>
  step.persons.includes(id) || step.roles.some((role) => roles.includes(role));

/** Who may decide which step: whoever it asks, and the deputies of those who are away - never the requester, nor for the requester. */
@Injectable()
export class ApprovalRights {
  constructor(private readonly circles: ApprovalCircles) {}

  /** @throws Problem approval.not-asked (409) when no open step asks the actor, himself or as a deputy. */
  async over(actor: Actor, request: ApprovalRequest, steps: readonly ApprovalStep[]): Promise<Rights> {
    const rights = new Map<string, string | null>();
    const principals = (await this.circles.principalsOf(actor)).filter(({ id }) => id !== request.requesterId);
    for (const step of steps) {
      if (step.state !== 'open' || actor.id === request.requesterId) continue;
      const principal = principals.find((each) => asks(step, each));
      if (asks(step, actor)) rights.set(step.id, null);
      else if (principal) rights.set(step.id, principal.id);
    }
    if (rights.size === 0) throw new Problem('approval.not-asked');
    return rights;
  }

  /** @throws Problem auth.forbidden (403) for everybody but the requester. */
  requireAsker(actor: Actor, { requesterId }: ApprovalRequest): void {
    if (requesterId !== actor.id) throw new Problem('auth.forbidden', { values: { permission: 'approval:recall' } });
  }
}
