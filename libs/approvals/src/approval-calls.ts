import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { LocalDate } from '@keyline/model';
import { Database } from '@keyline/platform';
import { Notices, Tasks } from '@keyline/tasks';
import type { ApprovalRequest, ApprovalStep } from './entities.js';

const linkOf = ({ id }: ApprovalRequest) => `/approvals/${id}/show`;
/** A step that is decided anew after it was returned is another task. */
const keyOf = (step: ApprovalStep, { round }: ApprovalRequest) => `approval:${step.id}:${round}`;

/** Whom an approval calls, and what about. */
@Injectable()
export class ApprovalCalls {
  constructor(
    private readonly database: Database,
    private readonly tasks: Tasks,
    private readonly notices: Notices,
  ) {}

  /** The step was opened: everybody whom it asks, and their deputies, have something to do by its day. */
  async ask(request: ApprovalRequest, step: ApprovalStep, people: readonly string[]): Promise<void> {
    const { dueOn } = step;
    if (dueOn === null) throw new Error(`approval step ${step.id} asks without a day`);
    const requester = await this.nameOf(request.requesterId);
    for (const personId of people) {
      await this.tasks.ask({
        personId,
        kind: 'approval.asked',
        key: `${keyOf(step, request)}:${personId}`,
        dueOn,
        values: { title: request.title, requester },
        link: linkOf(request),
        source: { entity: 'approval_step', entityId: step.id },
        accountId: request.accountId,
      });
    }
  }

  /** The step asks nobody any more. */
  async settle(step: Pick<ApprovalStep, 'id'>): Promise<void> {
    await this.tasks.settle({ entity: 'approval_step', entityId: step.id });
  }

  /** The request has ended: its asker is told, and led back to the thing itself. */
  async tellOutcome(request: ApprovalRequest, note: string): Promise<void> {
    await this.notices.notify([request.requesterId], {
      kind: request.state === 'approved' ? 'approval.approved' : 'approval.returned',
      key: `approval:${request.id}:${request.state}`,
      values: { title: request.title, note },
      link: request.link,
      accountId: request.accountId,
    });
  }

  /** Somebody waits: whoever is asked is told again, at most once a day. */
  async remind(request: ApprovalRequest, step: ApprovalStep, people: readonly string[], today: LocalDate): Promise<void> {
    await this.notices.notify(people, {
      kind: 'approval.reminded',
      key: `${keyOf(step, request)}:reminded:${today}`,
      values: { title: request.title, dueOn: step.dueOn ?? '' },
      link: linkOf(request),
      accountId: request.accountId,
    });
  }

  private async nameOf(personId: string): Promise<string> {
    const person = await this.database.maybeRow<{ name: string }>(sql`select name from person where id = ${personId}::uuid`);
    return person?.name ?? '';
  }
}
