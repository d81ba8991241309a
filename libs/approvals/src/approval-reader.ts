import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import {
  earlierStages,
  type Actor,
  type ApprovalEventRow,
  type ApprovalRecord,
  type ApprovalRow,
  type ApprovalStepRow,
} from '@keyline/model';
import { Clock, Database, Lists, notFound, type ListQuery, type ListSpec, type Page } from '@keyline/platform';
import { approvalFileDoor } from './approval-door.js';
import { ApprovalCircles } from './approval-circle.js';
import { ApprovalSubjects } from './approval-subjects.js';
import { APPROVAL_FILE, approvalsFor } from './approvals.list.js';
import { ApprovalRequest, ApprovalStep } from './entities.js';

type StoredRow = Omit<ApprovalRow, 'can'> & { mayDecide: boolean };
type Decided = Pick<ApprovalStepRow, 'decidedByName' | 'onBehalfOfName'> & { id: string };

/** A step by role may ask hundreds; the screen names so many. */
const NAMED = 5;

const present =
  (actor: Actor) =>
  <Row extends StoredRow>({ mayDecide, ...row }: Row) => {
    const own = row.state === 'pending' && row.requesterId === actor.id;
    return { ...row, can: { decide: mayDecide, recall: own, remind: own } };
  };

/** Requests as people read them. */
@Injectable()
export class ApprovalReader {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
    private readonly clock: Clock,
    private readonly circles: ApprovalCircles,
    private readonly subjects: ApprovalSubjects,
  ) {}

  async list(actor: Actor, query: ListQuery): Promise<Page<ApprovalRow>> {
    return (await this.lists.page<StoredRow>(this.spec(actor), actor, query)).map(present(actor));
  }

  /** @throws Problem record.not-found (404). */
  async requireVisible(actor: Actor, id: string): Promise<void> {
    await this.lists.get(this.file(actor), actor, id);
  }

  /** @throws Problem record.not-found (404). */
  async get(actor: Actor, id: string): Promise<ApprovalRecord> {
    type Stored = StoredRow & Pick<ApprovalRecord, 'snapshot'>;
    const row = await this.lists.get<Stored>(this.file(actor), actor, id, APPROVAL_FILE);
    return this.whole(present(actor)(row));
  }

  /**
   * What was ever asked about one thing, the latest first: for those who have a part in it and for those who see the thing itself.
   * To the latter it shows nothing that they could press.
   */
  async about(actor: Actor, entity: string, entityId: string): Promise<ApprovalRecord[]> {
    const requests = await this.database.manager.find(ApprovalRequest, {
      where: { entity, entityId },
      order: { requestedAt: 'DESC', id: 'DESC' },
      take: 20,
    });
    const first = requests[0];
    if (!first) return [];
    const seesThing = (await this.subjects.of(first.code).mayRead?.(actor, entityId)) ?? false;
    const records: ApprovalRecord[] = [];
    for (const request of requests) {
      const visible = seesThing || (await this.lists.find(this.file(actor), actor, request.id)) !== null;
      if (visible) records.push(await this.reread(actor, request.id));
    }
    return records;
  }

  /** The record behind the subject's door instead of the list's. */
  private async reread(actor: Actor, id: string): Promise<ApprovalRecord> {
    type Stored = StoredRow & Pick<ApprovalRecord, 'snapshot'>;
    const open = { ...this.spec(actor), door: () => sql`` };
    const row = await this.lists.get<Stored>(open, actor, id, APPROVAL_FILE);
    return this.whole(present(actor)(row));
  }

  private async whole(row: ApprovalRow & Pick<ApprovalRecord, 'snapshot'>): Promise<ApprovalRecord> {
    const steps = await this.database.manager.find(ApprovalStep, { where: { requestId: row.id }, order: { position: 'ASC' } });
    if (steps.length === 0) throw notFound();
    const decided = await this.database.rows<Decided>(sql`
      select s.id, decider.name as "decidedByName", principal.name as "onBehalfOfName" from approval_step s
        left join person decider on decider.id = s.decided_by left join person principal on principal.id = s.on_behalf_of
      where s.request_id = ${row.id}::uuid`);
    const names = new Map(decided.map((each) => [each.id, each]));
    return {
      ...row,
      steps: await Promise.all(steps.map((step) => this.stepRow(row.requesterId, step, names.get(step.id)))),
      history: await this.history(row.id),
      returnTo: row.can.decide ? earlierStages(steps) : [],
    };
  }

  private async stepRow(requesterId: string, step: ApprovalStep, names: Decided | undefined): Promise<ApprovalStepRow> {
    const asked = step.state === 'open' ? await this.circles.asked(step, requesterId) : [];
    return {
      id: step.id,
      name: step.rule.name,
      stage: step.stage,
      state: step.state,
      asked: asked.slice(0, NAMED).map(({ id, name, deputyName }) => ({ id, name, deputyName })),
      askedCount: asked.length,
      openedAt: step.openedAt?.toISOString() ?? null,
      dueOn: step.dueOn,
      decidedByName: names?.decidedByName ?? null,
      onBehalfOfName: names?.onBehalfOfName ?? null,
      decidedAt: step.decidedAt?.toISOString() ?? null,
      note: step.note,
    };
  }

  private history(id: string): Promise<ApprovalEventRow[]> {
    return this.database.rows<ApprovalEventRow>(sql`
      select e.id, e.at, e.kind, p.name as "personName", principal.name as "onBehalfOfName", s.rule -> 'name' as "stepName", e.to_stage as "toStage", e.note
      from approval_event e left join person p on p.id = e.person_id left join person principal on principal.id = e.on_behalf_of
        left join approval_step s on s.request_id = e.request_id and s.position = e.position
      where e.request_id = ${id}::uuid order by e.at, e.id`);
  }

  private file(actor: Actor): ListSpec {
    return { ...this.spec(actor), door: approvalFileDoor(this.clock.today()) };
  }

  private spec(actor: Actor) {
    return approvalsFor(actor, this.clock.today());
  }
}
