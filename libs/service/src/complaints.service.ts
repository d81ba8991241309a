import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { AccountsService } from '@keyline/accounts';
import {
  addDays,
  COMPLAINT_DAYS,
  complaintCan,
  type Actor,
  type AnswerComplaintInput,
  type CloseComplaintInput,
  type ComplaintInput,
  type ComplaintPatch,
  type ComplaintRow,
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
import { complaintsOn } from './complaints.list.js';
import { Complaint } from './entities.js';

type StoredRow = Omit<ComplaintRow, 'can'>;
const present =
  (actor: Actor) =>
  (row: StoredRow): ComplaintRow => ({ ...row, can: complaintCan(actor, row) });

const unknownReference = (field: string) => fieldProblem('reference.unknown', field, 'field.unknown-reference');

/** Complaints: taken in, given to a handler, answered, judged by the customer. */
@Injectable()
export class ComplaintsService {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly accounts: AccountsService,
  ) {}

  async list(actor: Actor, query: ListQuery): Promise<Page<ComplaintRow>> {
    return (await this.lists.page<StoredRow>(this.spec(), actor, query)).map(present(actor));
  }

  async get(actor: Actor, id: string): Promise<ComplaintRow> {
    return present(actor)(await this.lists.get<StoredRow>(this.spec(), actor, id));
  }

  /**
   * Takes a complaint in; with a handler it is in progress from the start.
   * @throws Problem reference.unknown (422) for account, contact or handler, complaint.in-future, complaint.dates (422).
   */
  async create(actor: Actor, input: ComplaintInput): Promise<ComplaintRow> {
    const id = newId();
    const reportedOn = input.reportedOn ?? this.clock.today();
    const dueOn = input.dueOn ?? addDays(reportedOn, COMPLAINT_DAYS);
    this.requireDates({ reportedOn, dueOn });
    await this.database.transaction(async () => {
      await this.accounts.requireVisible(actor, input.accountId);
      await this.requireReferences(input.accountId, input);
      const state = input.handlerId ? 'in_progress' : 'open';
      await this.database.manager.insert(Complaint, { ...input, id, reportedBy: actor.id, reportedOn, dueOn, state });
      await this.journal.record(actor, {
        action: 'complaint.created',
        entity: 'complaint',
        entityId: id,
        accountId: input.accountId,
        event: { accountId: input.accountId, handlerId: input.handlerId ?? null },
      });
    });
    return this.get(actor, id);
  }

  /**
   * Corrects or routes a complaint: naming a handler starts the work, naming none opens it again.
   * @throws Problem complaint.closed, version.conflict (409), and what taking in may say no to (422).
   */
  async edit(actor: Actor, id: string, { version, ...input }: ComplaintPatch): Promise<ComplaintRow> {
    await this.database.transaction(async () => {
      const complaint = await this.lock(actor, id);
      if (complaint.state === 'closed') throw new Problem('complaint.closed');
      requireVersion(complaint, version);
      await this.requireReferences(complaint.accountId, input);
      const before = { ...complaint };
      Object.assign(complaint, input);
      this.requireDates(complaint);
      if (complaint.state !== 'answered') complaint.state = complaint.handlerId ? 'in_progress' : 'open';
      await this.store(actor, 'complaint.edited', before, complaint);
    });
    return this.get(actor, id);
  }

  /** Keeps what the customer was told, and when (default: today). @throws Problem complaint.answered-already (409), complaint.dates (422). */
  async answer(actor: Actor, id: string, { answer, on = this.clock.today() }: AnswerComplaintInput): Promise<ComplaintRow> {
    await this.database.transaction(async () => {
      const complaint = await this.lock(actor, id);
      if (!complaintCan(actor, complaint).answer) throw new Problem('complaint.answered-already');
      if (on > this.clock.today()) throw fieldProblem('complaint.in-future', 'on', 'field.out-of-range');
      if (on < complaint.reportedOn) throw fieldProblem('complaint.dates', 'on', 'field.date-order');
      const before = { ...complaint };
      await this.store(
        actor,
        'complaint.answered',
        before,
        Object.assign(complaint, { answer, answeredOn: on, state: 'answered' } as const),
      );
    });
    return this.get(actor, id);
  }

  /** Closes an answered complaint with the customer's satisfaction, 1-5. @throws Problem complaint.not-answered (409). */
  async close(actor: Actor, id: string, { satisfaction }: CloseComplaintInput): Promise<ComplaintRow> {
    await this.database.transaction(async () => {
      const complaint = await this.lock(actor, id);
      if (!complaintCan(actor, complaint).close) throw new Problem('complaint.not-answered');
      const before = { ...complaint };
      await this.store(actor, 'complaint.closed', before, Object.assign(complaint, { satisfaction, state: 'closed' } as const));
    });
    return this.get(actor, id);
  }

  private spec() {
    return complaintsOn(this.clock.today());
  }

  private requireDates({
    reportedOn,
    dueOn,
    answeredOn = null,
  }: Pick<Complaint, 'reportedOn' | 'dueOn'> & Partial<Pick<Complaint, 'answeredOn'>>): void {
    if (reportedOn > this.clock.today()) throw fieldProblem('complaint.in-future', 'reportedOn', 'field.out-of-range');
    if (dueOn < reportedOn) throw fieldProblem('complaint.dates', 'dueOn', 'field.date-order');
    if (answeredOn && answeredOn < reportedOn) throw fieldProblem('complaint.dates', 'reportedOn', 'field.date-order');
  }

  /** The contact belongs to the customer; the handler works here. */
  private async requireReferences(
    accountId: string,
    { contactId, handlerId }: Pick<ComplaintInput, 'contactId' | 'handlerId'>,
  ): Promise<void> {
    if (!contactId && !handlerId) return;
    const found = await this.database.maybeRow<{ contact: boolean; handler: boolean }>(sql`
      select exists (select 1 from contact where id = ${contactId ?? null}::uuid and account_id = ${accountId}::uuid) as "contact",
        exists (select 1 from person where id = ${handlerId ?? null}::uuid and (left_on is null or left_on >= ${this.clock.today()}::date)) as "handler"`);
    if (contactId && !found?.contact) throw unknownReference('contactId');
    if (handlerId && !found?.handler) throw unknownReference('handlerId');
  }

  private async store(actor: Actor, action: string, before: Complaint, complaint: Complaint): Promise<void> {
    const after = await this.database.manager.save(complaint);
    const { id, accountId, handlerId } = after;
    const changes = changesBetween(before, after);
    await this.journal.record(actor, {
      action,
      entity: 'complaint',
      entityId: id,
      accountId,
      changes,
      event: { accountId, handlerId },
    });
  }

  private async lock(actor: Actor, id: string): Promise<Complaint> {
    await this.lists.get(this.spec(), actor, id);
    const complaint = await this.database.manager.findOne(Complaint, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!complaint) throw notFound();
    return complaint;
  }
}
