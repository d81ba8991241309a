import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import {
  addDays,
  advanceApproval,
  rolesAsked,
  whoIsAsked,
  type Actor,
  type ApprovalCircle,
  type ApprovalEventRow,
  type ApprovalOutcome,
} from '@keyline/model';
import { Clock, Database, newId, notFound, Problem, requireVersion } from '@keyline/platform';
import { ApprovalCalls } from './approval-calls.js';
import { ApprovalCircles } from './approval-circle.js';
import { ApprovalSubjects } from './approval-subjects.js';
import { ApprovalRequest, ApprovalStep } from './entities.js';

/** One line of a request's history. */
interface Happening {
  kind: ApprovalEventRow['kind'];
  personId: string | null;
  onBehalfOf?: string | null;
  position?: number | null;
  toStage?: number | null;
  note?: string | null;
}

const sameMembers = (some: readonly string[], others: readonly string[]) =>
  some.length === others.length && some.every((each) => others.includes(each));
const UNDECIDED = { decidedBy: null, onBehalfOf: null, decidedAt: null, note: null } as const;

/** Carries a request on: opens the steps that are next, calls whom they ask, and ends it when there is nothing left to ask. */
@Injectable()
export class ApprovalProgress {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly circles: ApprovalCircles,
    private readonly calls: ApprovalCalls,
    private readonly subjects: ApprovalSubjects,
  ) {}

  /**
   * The pending request with its steps in order, held until the transaction ends, and before it what it is about.
   * @throws Problem approval.not-pending, version.conflict (409).
   */
  async lock(id: string, version?: number): Promise<{ request: ApprovalRequest; steps: ApprovalStep[] }> {
    const asked = await this.database.manager.findOneBy(ApprovalRequest, { id });
    if (!asked) throw notFound();
    await this.subjects.of(asked.code).hold?.(asked.entityId);
    const request = await this.database.manager.findOne(ApprovalRequest, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!request) throw notFound();
    if (request.state !== 'pending') throw new Problem('approval.not-pending', { extra: { state: request.state } });
    requireVersion(request, version);
    const steps = await this.database.manager.find(ApprovalStep, { where: { requestId: id }, order: { position: 'ASC' } });
    return { request, steps };
  }

  /**
   * Stores what a decision led to, and calls whoever is asked next. Where the request ends, the room that asked for it acts on it.
   * @param before the steps as they were stored
   * @param by whose decision it was; nobody's when it starts, or when the thing itself went away
   */
  async carryOn(
    request: ApprovalRequest,
    before: readonly ApprovalStep[],
    outcome: ApprovalOutcome<ApprovalStep>,
    by: { actor: Actor; note: string } | null = null,
  ): Promise<void> {
    const wasOpen = new Set(before.filter(({ state }) => state === 'open').map(({ id }) => id));
    const { state, steps } = await this.openNext(request, outcome, wasOpen);
    const opened = steps.filter((step) => step.state === 'open' && !wasOpen.has(step.id));
    const moved = opened.length > 0 || state !== 'pending';
    const started = request.round > 0;
    request.state = state;
    if (opened.length > 0) request.round += 1;
    if (moved && started) request.version += 1;
    if (state !== 'pending') request.decidedAt = this.clock.now();
    await this.database.manager.save(ApprovalStep, [...steps]);
    await this.database.manager.save(ApprovalRequest, request);
    for (const step of steps) if (wasOpen.has(step.id) && step.state !== 'open') await this.calls.settle(step);
    for (const step of opened) await this.calls.ask(request, step, await this.peopleOf(request, step));
    if (by) await this.end(request, by.actor, by.note);
  }

  /** Whoever is asked is told again, unless it happened today already. @returns how many steps were reminded of */
  async remind(request: ApprovalRequest, steps: readonly ApprovalStep[]): Promise<number> {
    const today = this.clock.today();
    const late = steps.filter((step) => step.state === 'open' && step.remindedOn !== today);
    for (const step of late) {
      await this.calls.remind(request, step, await this.peopleOf(request, step), today);
      await this.database.manager.save(ApprovalStep, { ...step, remindedOn: today });
    }
    return late.length;
  }

  /** Everybody whom an open step asks today, and who acts for those who are away. */
  private async peopleOf(request: Pick<ApprovalRequest, 'requesterId'>, step: ApprovalStep): Promise<string[]> {
    const asked = await this.circles.asked(step, request.requesterId);
    return [...new Set(asked.flatMap(({ id, deputyId }) => (deputyId ? [id, deputyId] : [id])))];
  }

  /** The organisation has changed: open steps ask those who would be asked today. Twice is the same as once. */
  async askAnew(id: string): Promise<void> {
    const { request, steps } = await this.lock(id);
    const open = steps.filter(({ state }) => state === 'open');
    const circle = await this.circles.around(
      request.requesterId,
      open.map(({ rule }) => rule),
    );
    for (const step of open) {
      const asked = whoIsAsked(step.rule.by, circle);
      if (!asked || (sameMembers(asked.persons, step.persons) && sameMembers(asked.roles, step.roles))) continue;
      const changed: ApprovalStep = { ...step, persons: [...asked.persons], roles: [...asked.roles] };
      await this.database.manager.save(ApprovalStep, changed);
      await this.calls.settle(step);
      await this.calls.ask(request, changed, await this.peopleOf(request, changed));
    }
  }

  /** Writes a line of the history. */
  async write(requestId: string, { kind, personId, onBehalfOf, position, toStage, note }: Happening): Promise<void> {
    await this.database.execute(sql`
      insert into approval_event (id, request_id, at, kind, person_id, on_behalf_of, position, to_stage, note)
      values (${newId()}::uuid, ${requestId}::uuid, ${this.clock.now()}::timestamptz, ${kind}::text, ${personId}::uuid, ${onBehalfOf ?? null}::uuid,
        ${position ?? null}::smallint, ${toStage ?? null}::smallint, ${note ?? null}::text)`);
  }

  private async end(request: ApprovalRequest, actor: Actor, note: string): Promise<void> {
    const subject = this.subjects.of(request.code);
    if (request.state === 'approved') await subject.approved(request, actor);
    if (request.state === 'returned') await subject.returned(request, note, actor);
    if (request.state === 'recalled') await subject.recalled?.(request);
    if (request.state === 'approved' || request.state === 'returned') await this.calls.tellOutcome(request, note);
  }

  /** A step that finds nobody above the requester is passed over, which may open the next stage. */
  private async openNext(
    request: ApprovalRequest,
    outcome: ApprovalOutcome<ApprovalStep>,
    wasOpen: ReadonlySet<string>,
  ): Promise<ApprovalOutcome<ApprovalStep>> {
    let { state, steps } = outcome;
    const circle = await this.circles.around(
      request.requesterId,
      steps.map(({ rule }) => rule),
    );
    const prepared = new Set(wasOpen);
    while (state === 'pending' && steps.some((step) => step.state === 'open' && !prepared.has(step.id))) {
      const next: ApprovalStep[] = [];
      for (const step of steps) {
        const fresh = step.state === 'open' && !prepared.has(step.id);
        next.push(fresh ? await this.prepare(request, step, circle) : step);
        if (fresh) prepared.add(step.id);
      }
      ({ state, steps } = advanceApproval(next));
    }
    return { state, steps: steps.map((step) => (step.state === 'waiting' ? { ...step, ...UNDECIDED } : step)) };
  }

  private async prepare(request: ApprovalRequest, step: ApprovalStep, circle: ApprovalCircle): Promise<ApprovalStep> {
    const { rule, position } = step;
    const asked = whoIsAsked(rule.by, circle);
    if (!asked && rule.by.kind === 'superior') {
      await this.write(request.id, { kind: 'skipped', personId: null, position });
      return { ...step, ...UNDECIDED, state: 'skipped' };
    }
    return {
      ...step,
      ...UNDECIDED,
      persons: [...(asked?.persons ?? [])],
      roles: [...(asked?.roles ?? rolesAsked(rule.by))],
      openedAt: this.clock.now(),
      dueOn: addDays(this.clock.today(), rule.withinDays),
      remindedOn: null,
    };
  }
}
