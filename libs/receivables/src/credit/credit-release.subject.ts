import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ApprovalSubjects, type ApprovalRequestView } from '@keyline/approvals';
import type { CreditReleaseState } from '@keyline/model';
import { Database, Journal, Lists } from '@keyline/platform';
import { CREDIT_RELEASES } from './credit-holds.list.js';
import { CreditRelease } from './entities.js';

/** What becomes of a release when its approval ends. */
@Injectable()
export class CreditReleaseSubject implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
    private readonly journal: Journal,
    private readonly subjects: ApprovalSubjects,
  ) {}

  onModuleInit(): void {
    const settle = (state: CreditReleaseState) => (request: ApprovalRequestView) => this.settle(request, state);
    this.subjects.register({
      code: 'credit_release',
      approved: settle('granted'),
      returned: settle('refused'),
      recalled: settle('recalled'),
      mayRead: async (actor, id) => (await this.lists.find(CREDIT_RELEASES, actor, id)) !== null,
    });
  }

  private async settle({ entityId }: ApprovalRequestView, state: CreditReleaseState): Promise<void> {
    const release = await this.database.manager.findOneOrFail(CreditRelease, {
      where: { id: entityId },
      lock: { mode: 'pessimistic_write' },
    });
    await this.database.manager.save(Object.assign(release, { state }));
    await this.journal.record(null, {
      action: `credit-release.${state}`,
      entity: 'credit_release',
      entityId,
      accountId: release.accountId,
    });
  }
}
