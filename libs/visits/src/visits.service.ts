import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { AccountsService } from '@keyline/accounts';
import {
  todayIn,
  visitCan,
  visitContradictions,
  type Actor,
  type VisitInput,
  type VisitPatch,
  type VisitRow,
} from '@keyline/model';
import {
  changesBetween,
  Clock,
  Database,
  fieldProblem,
  Journal,
  Lists,
  newId,
  notFound,
  Problem,
  requireVersion,
  type ListQuery,
  type Page,
} from '@keyline/platform';
import { Visit } from './entities.js';
import { customersReached } from './reach-breadth.js';
import {
  cancelNextPlan,
  moveNextPlan,
  referencesOf,
  releasePlans,
  replaceContacts,
  storeVisit,
  type FoundReferences,
  type NewVisit,
  type VisitReferences,
} from './visits.queries.js';
import { visitList, VISITS } from './visits.list.js';

type StoredRow = Omit<VisitRow, 'can'>;
const present =
  (actor: Actor) =>
  (row: StoredRow): VisitRow => ({ ...row, can: visitCan(actor, row) });

/** A phone's clock may be ahead of ours by this much. */
const CLOCK_TOLERANCE_MS = 10 * 60_000;
const NEXT_STEP_DROPPED = { 'zh-CN': '拜访记录中已取消下一步', en: 'The visit names no next step any more' } as const;

const unknownReference = (field: string) => fieldProblem('reference.unknown', field, 'field.unknown-reference');
const distinct = (ids: readonly string[]): string[] => [...new Set(ids.map((id) => id.toLowerCase()))];

/** Visits: the testimony of the person who made them. */
@Injectable()
export class VisitsService {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly accounts: AccountsService,
  ) {}

  async list(actor: Actor, query: ListQuery): Promise<Page<VisitRow>> {
    const reached = await this.database.maybeRow<{ customers: number }>(customersReached(actor, this.clock.now()));
    const [spec, ordered] = visitList(actor, reached?.customers ?? 0, query);
    return (await this.lists.page<StoredRow>(spec, actor, ordered)).map(present(actor));
  }

  async get(actor: Actor, id: string): Promise<VisitRow> {
    return present(actor)(await this.lists.get<StoredRow>(VISITS, actor, id));
  }

  /**
   * Logs a visit: fulfils the plan it was (the one named, else one's own for that day and account), makes the dated next step a plan, and tells
   * upper rooms what was seen of competitors. Sent again under the same client key it answers with the first visit.
   * @throws Problem visit.in-future, visit.contradiction, visit.plan-not-open, reference.unknown (422) beside the field.
   */
  async logVisit(actor: Actor, input: VisitInput): Promise<VisitRow> {
    const visit = this.newVisit(actor, input);
    const id = await this.database.transaction(async () => {
      const found = await this.findReferences(actor, visit, input);
      if (found.firstVisitId) return found.firstVisitId;
      this.requireReferences(found, visit, input);
      const stored = await this.database.maybeRow<{ id: string; planId: string | null }>(
        storeVisit({ ...visit, planId: found.planId }, this.clock.now()),
      );
      if (!stored) return this.firstSent(visit);
      if (input.planId && !stored.planId) throw fieldProblem('visit.plan-not-open', 'planId', 'field.unknown-reference');
      if (!found.lastContactOn || found.lastContactOn < visit.visitedOn)
        await this.accounts.noteContact(visit.accountId, visit.visitedOn);
      await this.recordLogged(actor, visit, stored.planId, input);
      return stored.id;
    });
    return this.get(actor, id);
  }

  /**
   * Corrects one's own visit; a changed next step moves or calls off the plan that it became.
   * @throws Problem visit.not-yours (403), version.conflict (409), and what logging may say no to (422).
   */
  async edit(actor: Actor, id: string, { version, contactIds, ...input }: VisitPatch): Promise<VisitRow> {
    await this.database.transaction(async () => {
      const visit = await this.lockOwn(actor, id);
      requireVersion(visit, version);
      const before = { ...visit };
      Object.assign(visit, input, this.momentsOf(input));
      this.requireSense(visit);
      await this.requireEdited(actor, visit, input.opportunityId, contactIds && distinct(contactIds));
      const after = await this.database.manager.save(visit);
      if (contactIds) await this.meet(visit, version, distinct(contactIds));
      await this.followNextStep(actor, before, after);
      if (after.visitedOn !== before.visitedOn) await this.followContact(after.accountId, before.visitedOn, after.visitedOn);
      const changes = {
        ...changesBetween(before, after),
        ...(contactIds ? { contactIds: { from: null, to: distinct(contactIds) } } : {}),
      };
      await this.journal.record(actor, {
        action: 'visit.edited',
        entity: 'visit',
        entityId: id,
        accountId: visit.accountId,
        changes,
        event: { accountId: visit.accountId },
      });
    });
    return this.get(actor, id);
  }

  /** Takes one's own visit back: its plan is open again, the plan for its next step goes unless done. @throws Problem visit.not-yours (403). */
  async remove(actor: Actor, id: string): Promise<void> {
    await this.database.transaction(async () => {
      const visit = await this.lockOwn(actor, id);
      await this.database.execute(releasePlans(id, this.clock.now()));
      await this.database.manager.delete(Visit, { id });
      await this.followContact(visit.accountId, visit.visitedOn);
      const changes = changesBetween(
        { visitedOn: visit.visitedOn, kind: visit.kind, note: visit.note },
        { visitedOn: null, kind: null, note: null },
      );
      await this.journal.record(actor, {
        action: 'visit.removed',
        entity: 'visit',
        entityId: id,
        accountId: visit.accountId,
        changes,
        event: { accountId: visit.accountId },
      });
    });
  }

  /** The account's last contact, once a visit of the day `was` is gone or on another day. */
  private async followContact(accountId: string, was: string, now?: string): Promise<void> {
    const last = await this.database.maybeRow<{ visitedOn: string | null }>(
      sql`select max(visited_on) as "visitedOn" from visit where account_id = ${accountId}::uuid`,
    );
    await this.accounts.withdrawContact(accountId, was, last?.visitedOn ?? null);
    if (now) await this.accounts.noteContact(accountId, now);
  }

  private newVisit(actor: Actor, input: VisitInput): NewVisit {
    const { visitedAt, visitedOn } = this.dayOf(input.visitedAt);
    const visit: NewVisit = {
      id: newId(),
      nextPlanId: newId(),
      personId: actor.id,
      accountId: input.accountId,
      opportunityId: input.opportunityId ?? null,
      kind: input.kind,
      visitedAt,
      visitedOn,
      durationMinutes: input.durationMinutes ?? null,
      purpose: input.purpose ?? null,
      note: input.note ?? null,
      needs: input.needs ?? null,
      result: input.result ?? null,
      nextStep: input.nextStep ?? null,
      nextStepOn: input.nextStepOn ?? null,
      checkInAt: input.checkInAt ?? null,
      checkInPlace: input.checkInPlace ?? null,
      checkInLat: input.checkInLat ?? null,
      checkInLng: input.checkInLng ?? null,
      checkOutAt: input.checkOutAt ?? null,
      clientKey: input.clientKey ?? null,
      contactIds: distinct(input.contactIds ?? []),
      planId: input.planId ?? null,
    };
    this.requireSense(visit);
    return visit;
  }

  /** When it was, and which day that is for the organisation. @throws Problem visit.in-future (422). */
  private dayOf(given: string | undefined): { visitedAt: Date; visitedOn: string } {
    const now = this.clock.now();
    const visitedAt = given ? new Date(given) : now;
    if (visitedAt.getTime() > now.getTime() + CLOCK_TOLERANCE_MS)
      throw fieldProblem('visit.in-future', 'visitedAt', 'field.out-of-range');
    return { visitedAt, visitedOn: todayIn(this.clock.timeZone, visitedAt) };
  }

  /** The moments and places of an edit, in the types that the table has. */
  private momentsOf(input: Omit<VisitPatch, 'version' | 'contactIds'>): Partial<Visit> {
    const at = (given: string | null | undefined) => (given ? new Date(given) : null);
    return {
      ...(input.visitedAt ? this.dayOf(input.visitedAt) : {}),
      ...(input.checkInAt !== undefined ? { checkInAt: at(input.checkInAt) } : {}),
      ...(input.checkOutAt !== undefined ? { checkOutAt: at(input.checkOutAt) } : {}),
      ...(input.checkInLat !== undefined ? { checkInLat: input.checkInLat?.toFixed(6) ?? null } : {}),
      ...(input.checkInLng !== undefined ? { checkInLng: input.checkInLng?.toFixed(6) ?? null } : {}),
    };
  }

  private requireSense(visit: Parameters<typeof visitContradictions>[0]): void {
    const fields = visitContradictions(visit);
    if (Object.keys(fields).length > 0) throw new Problem('visit.contradiction', { fields });
  }

  private async findReferences(
    actor: Actor,
    visit: VisitReferences | NewVisit,
    { competitorNews = [] }: Pick<VisitInput, 'competitorNews'>,
  ): Promise<FoundReferences> {
    const competitorIds = distinct(competitorNews.flatMap((news) => news.competitorId ?? []));
    const found = await this.database.maybeRow<FoundReferences>(
      referencesOf(actor, this.clock.now(), { ...visit, competitorIds }),
    );
    if (!found) throw notFound();
    return found;
  }

  private requireReferences(found: FoundReferences, visit: NewVisit, { planId, competitorNews = [] }: VisitInput): void {
    if (!found.accountId) throw unknownReference('accountId');
    if (found.contacts !== visit.contactIds.length) throw unknownReference('contactIds');
    if (visit.opportunityId && !found.opportunityId) throw unknownReference('opportunityId');
    if (found.competitors !== distinct(competitorNews.flatMap((news) => news.competitorId ?? [])).length)
      throw unknownReference('competitorNews');
    if (planId && !found.planId) throw fieldProblem('visit.plan-not-open', 'planId', 'field.unknown-reference');
  }

  private async requireEdited(
    actor: Actor,
    visit: Visit,
    opportunityId: string | null = null,
    contactIds: readonly string[] = [],
  ): Promise<void> {
    if (!opportunityId && contactIds.length === 0) return;
    const found = await this.findReferences(
      actor,
      { ...visit, opportunityId, contactIds, competitorIds: [], clientKey: null, planId: null },
      {},
    );
    if (found.contacts !== contactIds.length) throw unknownReference('contactIds');
    if (opportunityId && !found.opportunityId) throw unknownReference('opportunityId');
  }

  /** The same visit came in twice at the same time: the other one was first. */
  private async firstSent({ personId, clientKey }: NewVisit): Promise<string> {
    const first = await this.database.maybeRow<{ id: string }>(
      sql`select id from visit where person_id = ${personId}::uuid and client_key = ${clientKey}::text`,
    );
    if (!first) throw notFound();
    return first.id;
  }

  private async recordLogged(
    actor: Actor,
    visit: NewVisit,
    planId: string | null,
    { competitorNews = [] }: VisitInput,
  ): Promise<void> {
    const { id, accountId, opportunityId, visitedOn } = visit;
    await this.journal.record(actor, {
      action: 'visit.logged',
      entity: 'visit',
      entityId: id,
      accountId,
      changes: planId ? { planId: { from: null, to: planId } } : {},
      event: { visitId: id, personId: actor.id, accountId, opportunityId, visitedOn, planId, competitorNews },
    });
  }

  /** Other people met are a change of the visit as well: it gets a new version even if nothing else is new. */
  private async meet(visit: Visit, seenVersion: number, contactIds: readonly string[]): Promise<void> {
    await this.database.execute(replaceContacts(visit.id, contactIds));
    if (visit.version === seenVersion) await this.database.manager.increment(Visit, { id: visit.id }, 'version', 1);
  }

  private async followNextStep(actor: Actor, before: Visit, after: Visit): Promise<void> {
    if (before.nextStep === after.nextStep && before.nextStepOn === after.nextStepOn) return;
    const now = this.clock.now();
    if (after.nextStepOn) await this.database.execute(moveNextPlan({ ...after, nextPlanId: newId() }, now));
    else await this.database.execute(cancelNextPlan(after.id, NEXT_STEP_DROPPED[actor.locale], now));
  }

  /** The visible visit, locked until the transaction ends. @throws Problem visit.not-yours (403), record.not-found (404). */
  async lockOwn(actor: Actor, id: string): Promise<Visit> {
    const row = await this.lists.get<StoredRow>(VISITS, actor, id);
    if (!visitCan(actor, row).edit) throw new Problem('visit.not-yours');
    const visit = await this.database.manager.findOne(Visit, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!visit) throw notFound();
    return visit;
  }
}
