import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import {
  advanceApproval,
  cancelSteps,
  neededSteps,
  whoIsAsked,
  type Actor,
  type ApprovalCode,
  type ApprovalStepRule,
  type Money,
  type SnapshotLine,
} from '@keyline/model';
import { Clock, Database, Journal, newId, Problem, searchText } from '@keyline/platform';
import { ApprovalCircles } from './approval-circle.js';
import { ApprovalProgress } from './approval-progress.js';
import { ApprovalSubjects, type ApprovalRequestView } from './approval-subjects.js';
import { ApprovalDefinition, ApprovalRequest, ApprovalStep } from './entities.js';

/** A step by role may ask hundreds; so many are named. */
const NAMED = 5;

/** What an upper room asks approval of. */
export interface ApprovalAsk {
  definition: ApprovalCode;
  entity: string;
  entityId: string;
  accountId: string | null;
  /** Conditions by amount are decided by it; null where no amount is at stake. */
  amount: Money | null;
  title: string;
  /** What is asked, as it stands now: enough to decide without opening the thing itself. The line `account` names the customer. */
  snapshot: readonly SnapshotLine[];
  facts?: Readonly<Record<string, string | number | boolean>>;
  /** Path of the thing in the web app. */
  link: string;
}

/** The engine of approval for the upper rooms: they ask, and hear the end through the subject that they registered. */
@Injectable()
export class Approvals {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly subjects: ApprovalSubjects,
    private readonly circles: ApprovalCircles,
    private readonly progress: ApprovalProgress,
  ) {}

  /**
   * Asks for approval, in the caller's transaction. Who must agree follows from the definition of the day, which the request keeps.
   * @throws Problem approval.inactive, approval.running (409), approval.nobody-to-ask (422).
   */
  async request(actor: Actor, { definition: code, snapshot, facts = {}, ...ask }: ApprovalAsk): Promise<{ id: string }> {
    if (!this.database.inTransaction) throw new Error(`approval of ${code} requested outside a transaction`);
    this.subjects.of(code);
    const definition = await this.database.manager.findOneByOrFail(ApprovalDefinition, { code });
    if (!definition.active) throw new Problem('approval.inactive');
    const rules = neededSteps(definition.steps, { amount: ask.amount, facts });
    await this.requireSomebody(actor, rules);
    const id = newId();
    const request = this.database.manager.create(ApprovalRequest, {
      ...ask,
      id,
      code,
      definitionVersion: definition.version,
      snapshot: [...snapshot],
      facts: { ...facts },
      requesterId: actor.id,
      requestedAt: this.clock.now(),
      state: 'pending',
      round: 0,
      decidedAt: null,
      searchText: searchText(ask.title, actor.name),
      version: 1,
    });
    await this.database.manager.insert(ApprovalRequest, request);
    const steps = rules.map((rule, index) =>
      this.database.manager.create(ApprovalStep, {
        id: newId(),
        requestId: id,
        position: index + 1,
        stage: rule.stage,
        rule,
        state: 'waiting',
      }),
    );
    await this.database.manager.insert(ApprovalStep, steps);
    await this.progress.write(id, { kind: 'asked', personId: actor.id });
    await this.progress.carryOn(request, steps, advanceApproval(steps));
    await this.record(actor, 'approval.requested', request);
    return { id };
  }

  /** The latest request about that thing, whatever became of it. */
  async latest(entity: string, entityId: string): Promise<ApprovalRequestView | null> {
    return this.database.manager.findOne(ApprovalRequest, {
      where: { entity, entityId },
      order: { requestedAt: 'DESC', id: 'DESC' },
    });
  }

  /** The thing itself went away, held by the caller: nothing is asked any more. Without a running request nothing happens. */
  async withdraw(entity: string, entityId: string, why: string): Promise<void> {
    const running = await this.database.maybeRow<{ id: string }>(
      sql`select id from approval_request where entity = ${entity}::text and entity_id = ${entityId}::uuid and state = 'pending'`,
    );
    if (!running) return;
    const { request, steps } = await this.progress.lock(running.id);
    await this.progress.carryOn(request, steps, { state: 'withdrawn', steps: cancelSteps(steps) });
    await this.progress.write(request.id, { kind: 'withdrawn', personId: null, note: why });
    await this.record(null, 'approval.withdrawn', request);
  }

  /** Who would have to agree if that person asked now, step by step: for a screen that says so before anything is asked. */
  async whoWouldDecide(
    actor: Actor,
    code: ApprovalCode,
    amount: Money | null,
  ): Promise<{ zh: string; en: string; people: string[] }[]> {
    const { steps } = await this.database.manager.findOneByOrFail(ApprovalDefinition, { code });
    const rules = neededSteps(steps, { amount, facts: {} });
    const circle = await this.circles.around(actor.id, rules);
    return Promise.all(
      rules.map(async ({ name, by }) => {
        const asked = whoIsAsked(by, circle);
        const people = asked ? await this.circles.asked({ persons: [...asked.persons], roles: [...asked.roles] }, actor.id) : [];
        return { ...name, people: people.slice(0, NAMED).map((person) => person.name) };
      }),
    );
  }

  private async requireSomebody(actor: Actor, rules: readonly ApprovalStepRule[]): Promise<void> {
    const circle = await this.circles.around(actor.id, rules);
    const unasked = rules.filter(({ by }) => whoIsAsked(by, circle) === null);
    const stuck = unasked.find(({ by }) => by.kind !== 'superior') ?? (unasked.length === rules.length ? rules[0] : undefined);
    if (stuck || rules.length === 0) {
      const step = stuck?.name[actor.locale === 'en' ? 'en' : 'zh'] ?? '';
      throw new Problem('approval.nobody-to-ask', { values: { step } });
    }
  }

  private async record(actor: Actor | null, action: string, request: ApprovalRequest): Promise<void> {
    const { id: entityId, accountId, entity, entityId: of, code } = request;
    await this.journal.record(actor, {
      action,
      entity: 'approval',
      entityId,
      accountId,
      changes: { state: { from: null, to: request.state } },
      event: { entity, of, code },
    });
  }
}
