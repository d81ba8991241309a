import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import {
  addMoney,
  AGEING_BUCKETS,
  provisionOf,
  type Actor,
  type ProvisionQuery,
  type ProvisionRatesInput,
  type ProvisionReport,
  type ProvisionSetting,
} from '@keyline/model';
import { Clock, Database, Journal, Problem } from '@keyline/platform';
import { ReceivablesService } from '../receivables.service.js';

/** What is expected to be lost of what is open, by age. */
@Injectable()
export class Provisions {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly receivables: ReceivablesService,
  ) {}

  async setting(): Promise<ProvisionSetting> {
    const setting = await this.database.maybeRow<ProvisionSetting>(sql`select rates, version from provision_setting`);
    if (!setting) throw new Error('the provision rates are missing');
    return setting;
  }

  /** @throws Problem version.conflict (409). */
  async configure(actor: Actor, { version, rates }: ProvisionRatesInput): Promise<ProvisionSetting> {
    await this.database.transaction(async () => {
      await this.database.rows(sql`select 1 from provision_setting for update`);
      const before = await this.setting();
      if (before.version !== version)
        throw new Problem('version.conflict', { values: { current: before.version }, extra: { current: before.version } });
      await this.database.execute(
        sql`update provision_setting set rates = ${JSON.stringify(rates)}::jsonb, version = version + 1`,
      );
      await this.journal.record(actor, {
        action: 'provision.configured',
        entity: 'provision_setting',
        entityId: actor.id,
        changes: { rates: { from: before.rates, to: rates } },
      });
    });
    return this.setting();
  }

  /** The provision as of a day, by age and by account. Each account and bucket is rounded for itself; the total is their sum. */
  async report(actor: Actor, { asOf = this.clock.today() }: ProvisionQuery): Promise<ProvisionReport> {
    const { rates } = await this.setting();
    const ageing = await this.receivables.ageing(actor, { asOf, by: 'account' });
    const aged = ageing.rows.map((row) => ({ row, provision: provisionOf(row, rates) }));
    const accounts = aged.map(({ row, provision }) => ({
      accountId: row.key ?? '',
      accountName: row.name ?? '',
      open: row.total,
      provision: addMoney(...Object.values(provision)),
    }));
    const buckets = AGEING_BUCKETS.map((bucket) => ({
      bucket,
      open: ageing.total[bucket],
      rate: rates[bucket],
      provision: addMoney(...aged.map(({ provision }) => provision[bucket])),
    }));
    return { asOf, buckets, accounts, open: ageing.total.total, provision: addMoney(...accounts.map((each) => each.provision)) };
  }
}
