import { Injectable, type OnModuleInit } from '@nestjs/common';
import sql from 'sql-template-tag';
import { z } from 'zod';
import { dueReminder } from '@keyline/model';
import { Clock, Database, defineJob, JobHandlers } from '@keyline/platform';
import { Notices } from '@keyline/tasks';
import { ContractSettingsService } from './contract-settings.service.js';

const REMIND = defineJob('contracts.remind-ending', z.object({}));
const BATCH = 200;

interface Ending {
  id: string;
  number: string;
  name: string;
  accountId: string;
  accountName: string;
  endsOn: string;
  daysLeft: number;
  ownerId: string;
  managerId: string | null;
}

/**
 * Reminds of the end of running contracts (到期与续签提醒, D23): so many days before, as set, the owner, and the last time also whoever
 * leads him. Each reminder has a key of contract, end and day: run twice, or after a week of standing still, each is told once.
 */
@Injectable()
export class ContractExpiry implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly handlers: JobHandlers,
    private readonly notices: Notices,
    private readonly settings: ContractSettingsService,
  ) {}

  onModuleInit(): void {
    this.handlers.handle(REMIND, () => this.remind());
    this.handlers.schedule({ job: REMIND, pattern: '30 7 * * *', payload: {} });
  }

  private async remind(): Promise<void> {
    const { expiryReminderDays } = await this.settings.get();
    if (expiryReminderDays.length === 0) return;
    const last = Math.min(...expiryReminderDays);
    let after: { endsOn: string; id: string } | null = null;
    for (;;) {
      const ending: Ending[] = await this.ending(Math.max(...expiryReminderDays), after);
      for (const contract of ending) {
        const days = dueReminder(contract.daysLeft, expiryReminderDays);
        if (days !== null) await this.tell(contract, days, days === last);
      }
      const end = ending.at(-1);
      if (!end || ending.length < BATCH) return;
      after = end;
    }
  }

  private ending(withinDays: number, after: { endsOn: string; id: string } | null): Promise<Ending[]> {
    const today = this.clock.today();
    return this.database.rows<Ending>(sql`
      select c.id, c.number, c.name, c.account_id as "accountId", a.name as "accountName", c.ends_on as "endsOn",
        c.ends_on - ${today}::date as "daysLeft", c.owner_id as "ownerId", p.manager_id as "managerId"
      from contract c join account a on a.id = c.account_id join person p on p.id = c.owner_id
      where c.state in ('signed', 'executing', 'accepted') and c.ends_on between ${today}::date and ${today}::date + ${withinDays}::int
        and (c.ends_on, c.id) > (${after?.endsOn ?? today}::date, ${after?.id ?? '00000000-0000-0000-0000-000000000000'}::uuid)
      order by c.ends_on, c.id limit ${BATCH}::int`);
  }

  private async tell({ id, ownerId, managerId, ...contract }: Ending, days: number, alsoManager: boolean): Promise<void> {
    const { number, name, accountId, accountName, endsOn, daysLeft } = contract;
    await this.database.transaction(() =>
      this.notices.notify(alsoManager && managerId ? [ownerId, managerId] : [ownerId], {
        kind: 'contract.ending',
        key: `contract.ending:${id}:${endsOn}:${days}`,
        values: { number, name, account: accountName, endsOn, days: String(daysLeft) },
        link: `/contracts/${id}/show`,
        accountId,
      }),
    );
  }
}
