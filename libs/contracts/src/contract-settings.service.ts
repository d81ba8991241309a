import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Actor, ContractFileRule, ContractSettings, ContractSettingsInput } from '@keyline/model';
import { changesBetween, Database, Journal, Problem } from '@keyline/platform';

/** The one row of settings has an id of its own in the audit log. */
const SETTINGS_ID = '01930000-0000-7000-8000-000000000304';

/** How contracts are kept: when people are reminded of their end, and which files belong to them. */
@Injectable()
export class ContractSettingsService {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
  ) {}

  async get(): Promise<ContractSettings> {
    const row = await this.database.maybeRow<Omit<ContractSettings, 'fileRules'>>(
      sql`select expiry_reminder_days as "expiryReminderDays", version from contract_setting`,
    );
    const fileRules = await this.database.rows<ContractFileRule>(sql`
      select state, kind from contract_file_rule
      order by array_position(array['draft', 'in_review', 'signed', 'executing', 'accepted', 'closed'], state), kind`);
    return { expiryReminderDays: [], version: 1, ...row, fileRules };
  }

  /** @throws Problem version.conflict (409). */
  async set(actor: Actor, { version, ...input }: ContractSettingsInput): Promise<ContractSettings> {
    return this.database.transaction(async () => {
      const days = [...input.expiryReminderDays].sort((a, b) => b - a);
      const before = await this.get();
      const written = await this.database.execute(sql`
        update contract_setting set expiry_reminder_days = ${days}::int[], version = version + 1 where version = ${version}::int`);
      if (written === 0)
        throw new Problem('version.conflict', { values: { current: before.version }, extra: { current: before.version } });
      await this.database.execute(sql`delete from contract_file_rule`);
      await this.database.execute(sql`
        insert into contract_file_rule (state, kind)
        select r.state, r.kind from jsonb_to_recordset(${JSON.stringify(input.fileRules)}::jsonb) as r (state text, kind text)`);
      const after = await this.get();
      const changes = changesBetween(before, after);
      await this.journal.record(actor, {
        action: 'contract-settings.edited',
        entity: 'contract_setting',
        entityId: SETTINGS_ID,
        changes,
      });
      return after;
    });
  }
}
