import { Injectable } from '@nestjs/common';
import {
  approveSteps,
  cancelSteps,
  earlierStages,
  returnSteps,
  type Actor,
  type ApprovalOutcome,
  type ApprovalRecord,
  type ApproveInput,
  type RecallApprovalInput,
  type ReturnApprovalInput,
} from '@keyline/model';
import { Clock, Database, fieldProblem, Journal, Problem } from '@keyline/platform';
import { ApprovalProgress } from './approval-progress.js';
import { ApprovalReader } from './approval-reader.js';
import { ApprovalRights, type Rights } from './approval-rights.js';
import type { ApprovalRequest, ApprovalStep } from './entities.js';

/** Somebody's word on a request. */
interface Decision {
  kind: 'approved' | 'returned';
  actor: Actor;
  rights: Rights;
  note: string | null;
  toStage: number | null;
}

/** What people do with a request: agree, return, recall, remind. */
@Injectable()
export class ApprovalDecisions {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly reader: ApprovalReader,
    private readonly rights: ApprovalRights,
    private readonly progress: ApprovalProgress,
  ) {}

  /** Agrees; counts for every open step that asks the actor. @throws Problem approval.not-pending, approval.not-asked, version.conflict (409). */
  async approve(actor: Actor, id: string, { version, note = null }: ApproveInput): Promise<ApprovalRecord> {
    return this.onRequest(actor, id, async () => {
      const { request, steps } = await this.progress.lock(id, version);
      const rights = await this.rights.over(actor, request, steps);
      const outcome = approveSteps(steps, (step) => rights.has(step.id));
      await this.decide(request, steps, outcome, { kind: 'approved', actor, rights, note, toStage: null });
    });
  }

  /**
   * Does not agree: back to the asker, or to an earlier stage that is to decide again.
   * @throws Problem approval.not-pending, approval.not-asked, version.conflict (409), rule.refused (422) for a stage that is no earlier one.
   */
  async return(actor: Actor, id: string, { version, note, toStage }: ReturnApprovalInput): Promise<ApprovalRecord> {
    return this.onRequest(actor, id, async () => {
      const { request, steps } = await this.progress.lock(id, version);
      const rights = await this.rights.over(actor, request, steps);
      if (toStage !== undefined && !earlierStages(steps).includes(toStage))
        throw fieldProblem('rule.refused', 'toStage', 'field.out-of-range', { rule: 'toStage < stage' });
      const outcome = returnSteps(steps, (step) => rights.has(step.id), toStage ?? null);
      await this.decide(request, steps, outcome, { kind: 'returned', actor, rights, note, toStage: toStage ?? null });
    });
  }

  /** The asker takes the request back. @throws Problem auth.forbidden (403), approval.not-pending, version.conflict (409). */
  async recall(actor: Actor, id: string, { version, note = null }: RecallApprovalInput): Promise<ApprovalRecord> {
    return this.onRequest(actor, id, async () => {
      const { request, steps } = await this.progress.lock(id, version);
      this.rights.requireAsker(actor, request);
      await this.progress.write(id, { kind: 'recalled', personId: actor.id, note });
      await this.progress.carryOn(request, steps, { state: 'recalled', steps: cancelSteps(steps) }, { actor, note: note ?? '' });
      await this.record(actor, 'approval.recalled', request);
    });
  }

  /** The asker has whoever is asked reminded, once a day. @throws Problem auth.forbidden (403), approval.not-pending, approval.reminded (409). */
  async remind(actor: Actor, id: string): Promise<ApprovalRecord> {
    return this.onRequest(actor, id, async () => {
      const { request, steps } = await this.progress.lock(id);
      this.rights.requireAsker(actor, request);
      const reminded = await this.progress.remind(request, steps);
      if (reminded === 0) throw new Problem('approval.reminded');
      await this.progress.write(id, { kind: 'reminded', personId: actor.id });
      await this.record(actor, 'approval.reminded', request);
    });
  }

  private async onRequest(actor: Actor, id: string, work: () => Promise<void>): Promise<ApprovalRecord> {
    await this.reader.requireVisible(actor, id);
    await this.database.transaction(work);
    return this.reader.get(actor, id);
  }

  private async decide(
    request: ApprovalRequest,
    before: readonly ApprovalStep[],
    outcome: ApprovalOutcome<ApprovalStep>,
    decision: Decision,
  ): Promise<void> {
    const { kind, actor, rights, note, toStage } = decision;
    for (const { id, position } of before.filter((step) => rights.has(step.id))) {
      const onBehalfOf = rights.get(id) ?? null;
      await this.progress.write(request.id, { kind, personId: actor.id, onBehalfOf, position, toStage, note });
    }
    const signed = outcome.steps.map((step) => {
      if (!rights.has(step.id) || (step.state !== 'approved' && step.state !== 'returned')) return step;
      const onBehalfOf = rights.get(step.id) ?? null;
      return { ...step, decidedBy: actor.id, onBehalfOf, decidedAt: this.clock.now(), note };
    });
    await this.progress.carryOn(request, before, { ...outcome, steps: signed }, { actor, note: note ?? '' });
    await this.record(actor, `approval.${kind}`, request);
  }

  private async record(actor: Actor, action: string, request: ApprovalRequest): Promise<void> {
    const { id, accountId, entity, entityId, code, state } = request;
    await this.journal.record(actor, {
      action,
      entity: 'approval',
      entityId: id,
      accountId,
      changes: { state: { from: 'pending', to: state } },
      event: { entity, of: entityId, code, state },
    });
  }
}
