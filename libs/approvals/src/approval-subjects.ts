import { Injectable } from '@nestjs/common';
import type { Actor, ApprovalCode } from '@keyline/model';
import type { ApprovalRequest } from './entities.js';

/** A request as the room that asked for it gets it back. */
export type ApprovalRequestView = Readonly<
  Pick<
    ApprovalRequest,
    'id' | 'code' | 'entity' | 'entityId' | 'accountId' | 'amount' | 'title' | 'link' | 'facts' | 'requesterId' | 'state'
  >
>;

/** What an upper room has approved: what becomes of it when the request ends. All but `mayRead` run in the deciding transaction. */
export interface ApprovalSubject {
  readonly code: ApprovalCode;
  /**
   * Locks what the request is about, before the request itself is locked. Everybody takes the two in this order - whoever changes the thing
   * holds it before he withdraws the request -, so that nobody waits for anybody in a circle.
   */
  hold?(entityId: string): Promise<void>;
  approved(request: ApprovalRequestView, decidedBy: Actor): Promise<void>;
  /** @param note why, in the words of whoever returned it */
  returned(request: ApprovalRequestView, note: string, decidedBy: Actor): Promise<void>;
  recalled?(request: ApprovalRequestView): Promise<void>;
  /** May somebody who has no part in the approval read of it, because he sees the thing itself? Without it: no. */
  mayRead?(actor: Actor, entityId: string): Promise<boolean>;
}

/** Where upper rooms register what they have approved. */
@Injectable()
export class ApprovalSubjects {
  private readonly subjects = new Map<string, ApprovalSubject>();

  /** @throws Error when two rooms claim the same code: a mistake in the wiring, found at start. */
  register(subject: ApprovalSubject): void {
    if (this.subjects.has(subject.code)) throw new Error(`two subjects for approvals of ${subject.code}`);
    this.subjects.set(subject.code, subject);
  }

  /** @throws Error when nobody registered it. */
  of(code: ApprovalCode): ApprovalSubject {
    const subject = this.subjects.get(code);
    if (!subject) throw new Error(`nobody registered for approvals of ${code}`);
    return subject;
  }
}
