import { Injectable, type OnModuleInit } from '@nestjs/common';
import sql from 'sql-template-tag';
import { ApprovalSubjects, type ApprovalRequestView } from '@keyline/approvals';
import { isReceivable, openOf } from '@keyline/contracts';
import type { Actor, WriteOffState } from '@keyline/model';
import { Clock, Database, Journal, Lists, newId, Problem } from '@keyline/platform';
import { WriteOff } from './entities.js';
import { WRITE_OFFS } from './write-offs.list.js';
import { requireOpen } from './write-offs.service.js';

/** What becomes of a proposal when its approval ends: approved it is booked, and leaves the ageing report from that day on. */
@Injectable()
export class WriteOffSubject implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly subjects: ApprovalSubjects,
  ) {}

  onModuleInit(): void {
    this.subjects.register({
      code: 'write_off',
      hold: (id) => this.hold(id),
      approved: (request, actor) => this.book(request, actor),
      returned: (request) => this.end(request, 'refused'),
      recalled: (request) => this.end(request, 'recalled'),
      mayRead: async (actor, id) => (await this.lists.find(WRITE_OFFS, actor, id)) !== null,
    });
  }

  /** The instalment comes first, as with everybody who settles it. */
  private async hold(id: string): Promise<void> {
    await this.database.rows(sql`
      select i.id from instalment i join write_off w on w.instalment_id = i.id where w.id = ${id}::uuid for no key update of i`);
  }

  /** @throws Problem write-off.exceeds-open (422), write-off.nothing-open (409) when money came in or it ceased to be owed meanwhile. */
  private async book({ entityId }: ApprovalRequestView, actor: Actor): Promise<void> {
    const proposal = await this.lock(entityId);
    const instalment = await this.database.maybeRow<{ open: string; receivable: boolean }>(
      sql`select ${openOf} as open, ${isReceivable} as receivable from instalment i where i.id = ${proposal.instalmentId}::uuid`,
    );
    if (!instalment?.receivable) throw new Problem('write-off.nothing-open');
    requireOpen(proposal.amount, instalment.open);
    const bookedOn = this.clock.today();
    await this.database.execute(sql`
      insert into write_off_booking (id, kind, instalment_id, write_off_id, amount, booked_on)
      values (${newId()}::uuid, 'write_off', ${proposal.instalmentId}::uuid, ${proposal.id}::uuid, ${proposal.amount}::numeric, ${bookedOn}::date)`);
    await this.database.manager.save(Object.assign(proposal, { state: 'booked', bookedOn }));
    await this.record(proposal, 'write-off.booked', actor);
  }

  private async end({ entityId }: ApprovalRequestView, state: WriteOffState): Promise<void> {
    const proposal = await this.lock(entityId);
    await this.database.manager.save(Object.assign(proposal, { state }));
    await this.record(proposal, `write-off.${state}`, null);
  }

  private lock(id: string): Promise<WriteOff> {
    return this.database.manager.findOneOrFail(WriteOff, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  private async record(
    { id, accountId, instalmentId, amount, state }: WriteOff,
    action: string,
    actor: Actor | null,
  ): Promise<void> {
    await this.journal.record(actor, {
      action,
      entity: 'write_off',
      entityId: id,
      accountId,
      changes: { state: { from: 'proposed', to: state }, amount: { from: null, to: amount } },
      event: { accountId, instalmentId },
    });
  }
}
