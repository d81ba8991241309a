import { Injectable, type OnModuleInit } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Database, EventSubscriptions, searchText, type OutboxEvent } from '@keyline/platform';

/** Contracts are found by the name that their account has now. */
@Injectable()
export class AccountNameListener implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly subscriptions: EventSubscriptions,
  ) {}

  onModuleInit(): void {
    this.subscriptions.on('account.edited', 'contracts.follow-account-name', (event) => this.follow(event));
  }

  /** From what is stored, not from the event: events that arrive twice or in the wrong order end the same. */
  private async follow({ payload }: OutboxEvent): Promise<void> {
    await this.database.transaction(async () => {
      const contracts = await this.database.rows<{ id: string; number: string; name: string; accountName: string }>(sql`
        select c.id, c.number, c.name, a.name as "accountName" from contract c join account a on a.id = c.account_id
        where a.id = ${String(payload['accountId'])}::uuid order by c.id for update of c`);
      const found = contracts.map(({ id, number, name, accountName }) => ({ id, text: searchText(number, name, accountName) }));
      await this.database.execute(sql`
        update contract c set search_text = f.text from jsonb_to_recordset(${JSON.stringify(found)}::jsonb) as f (id uuid, text text)
        where c.id = f.id and c.search_text <> f.text`);
    });
  }
}
