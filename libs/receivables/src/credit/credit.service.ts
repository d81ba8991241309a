import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { AccountsService } from '@keyline/accounts';
import { Approvals } from '@keyline/approvals';
import { contractsDoor } from '@keyline/contracts';
import {
  exceededBy,
  isHeld,
  may,
  subtractMoney,
  tightestLine,
  type AccountCredit,
  type Actor,
  type BlockingInstalment,
  type CreditHold,
  type CreditHoldRow,
  type CreditInput,
  type CreditLine,
  type CreditQuery,
  type CreditReleaseRow,
  type CreditSetting,
  type CreditSettingInput,
  type Money,
} from '@keyline/model';
import { changesBetween, Clock, Database, Journal, Lists, notFound, Problem, type ListQuery, type Page } from '@keyline/platform';
import { creditHoldsOn, CREDIT_RELEASES } from './credit-holds.list.js';
import { blockingInstalments, creditLines, oldestDebt } from './credit.queries.js';

type Terms = Pick<AccountCredit, 'creditRating' | 'creditLimit' | 'coversGroup' | 'paymentTermDays' | 'version'>;
interface Standing {
  lines: CreditLine[];
  overdueDays: number;
  holdDays: number;
}

const door = contractsDoor(sql`i.account_id`, sql`i.contract_id`);

/** What an account may owe, what it owes, and whether a new contract is held. */
@Injectable()
export class CreditService {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly accounts: AccountsService,
    private readonly approvals: Approvals,
  ) {}

  /** The credit of one account. @throws Problem record.not-found (404). */
  async of(actor: Actor, accountId: string, { amount = '0.01' }: CreditQuery = {}): Promise<AccountCredit> {
    await this.accounts.getFile(actor, accountId);
    const terms = await this.terms(accountId);
    const standing = await this.standing(accountId);
    const tight = tightestLine(
      standing.lines.filter(({ limit }) => limit !== null),
      '0.00',
    );
    const blocking = await this.blocking(actor, accountId);
    const overdue = await this.database.maybeRow<{ overdue: string }>(sql`
      select coalesce(sum(i.amount - i.received - i.written_off), 0.00) as overdue from instalment i
      where i.account_id = ${accountId}::uuid and i.receivable and i.received + i.written_off < i.amount and i.due_on < ${this.clock.today()}::date`);
    const releases = await this.releases(actor, { filter: { accountId }, sort: [], from: 0, to: 19 });
    return {
      accountId,
      ...terms,
      ...standing,
      free: tight?.limit == null ? null : subtractMoney(tight.limit, tight.exposure),
      overdue: overdue?.overdue ?? '0.00',
      held: isHeld(standing.lines, '0.01', standing.overdueDays, standing.holdDays),
      blocking,
      releases: [...releases.rows],
      releasedBy: await this.approvals.whoWouldDecide(actor, 'credit_release', amount),
      can: { edit: may(actor, 'credit:write'), release: may(actor, 'credit:release') },
    };
  }

  /** Sets rating, limit and term. @throws Problem version.conflict (409), record.not-found (404). */
  async edit(actor: Actor, accountId: string, { version, coversGroup, ...input }: CreditInput): Promise<AccountCredit> {
    await this.accounts.getFile(actor, accountId);
    await this.database.transaction(async () => {
      await this.database.execute(sql`select 1 from account where id = ${accountId}::uuid for update`);
      const before = await this.terms(accountId);
      if (before.version !== version)
        throw new Problem('version.conflict', { values: { current: before.version }, extra: { current: before.version } });
      await this.database.execute(sql`
        update account set credit_rating = ${input.creditRating}::text, credit_limit = ${input.creditLimit}::numeric,
          payment_term_days = ${input.paymentTermDays}::int, version = version + 1, updated_at = ${this.clock.now()}::timestamptz
        where id = ${accountId}::uuid`);
      await this.database.execute(sql`
        insert into credit_terms (account_id, covers_group) values (${accountId}::uuid, ${coversGroup}::boolean)
        on conflict (account_id) do update set covers_group = excluded.covers_group`);
      const after = await this.terms(accountId);
      const changes = changesBetween(before, after);
      await this.journal.record(actor, {
        action: 'account.credit-set',
        entity: 'account',
        entityId: accountId,
        accountId,
        changes,
      });
    });
    return this.of(actor, accountId);
  }

  releases(actor: Actor, query: ListQuery): Promise<Page<CreditReleaseRow>> {
    return this.lists.page<CreditReleaseRow>(CREDIT_RELEASES, actor, query);
  }

  /** @throws Problem record.not-found (404). */
  release(actor: Actor, id: string): Promise<CreditReleaseRow> {
    return this.lists.get<CreditReleaseRow>(CREDIT_RELEASES, actor, id);
  }

  /** Contracts that wait for a release, as far as the caller sees them. */
  async holds(actor: Actor, query: ListQuery): Promise<Page<CreditHoldRow>> {
    const { holdDays } = await this.setting();
    return this.lists.page<CreditHoldRow>(creditHoldsOn(this.clock.today(), holdDays), actor, query);
  }

  async setting(): Promise<CreditSetting> {
    const setting = await this.database.maybeRow<CreditSetting>(sql`select hold_days as "holdDays", version from credit_setting`);
    if (!setting) throw new Error('the credit setting is missing');
    return setting;
  }

  /** @throws Problem version.conflict (409). */
  async configure(actor: Actor, { version, holdDays }: CreditSettingInput): Promise<CreditSetting> {
    await this.database.transaction(async () => {
      await this.database.execute(sql`select 1 from credit_setting for update`);
      const before = await this.setting();
      if (before.version !== version)
        throw new Problem('version.conflict', { values: { current: before.version }, extra: { current: before.version } });
      await this.database.execute(sql`update credit_setting set hold_days = ${holdDays}::int, version = version + 1`);
      const changes = { holdDays: { from: before.holdDays, to: holdDays } };
      await this.journal.record(actor, { action: 'credit.configured', entity: 'credit_setting', entityId: actor.id, changes });
    });
    return this.setting();
  }

  /** Why a contract of that amount would be held; null when it would not. */
  async holdOn(actor: Actor, { accountId, amount }: { accountId: string; amount: Money }): Promise<CreditHold | null> {
    const { lines, overdueDays, holdDays } = await this.standing(accountId);
    const line = tightestLine(lines, amount);
    if (!line || !isHeld(lines, amount, overdueDays, holdDays)) return null;
    const open = await this.blocking(actor, accountId);
    const old = open.filter((each) => each.overdueDays > holdDays);
    return {
      accountId,
      amount,
      ...line,
      exceeded: exceededBy(line, amount),
      overdueDays,
      holdDays,
      blocking: old.length > 0 ? old : open,
      releasedBy: await this.approvals.whoWouldDecide(actor, 'credit_release', amount),
    };
  }

  private async standing(accountId: string): Promise<Standing> {
    const account = sql`${accountId}::uuid`;
    const { holdDays } = await this.setting();
    const oldest = await this.database.maybeRow<{ days: number }>(sql`select ${oldestDebt(account, this.clock.today())} as days`);
    const lines = await this.database.rows<CreditLine>(sql`select * from ${creditLines(account)} line`);
    return { lines, overdueDays: oldest?.days ?? 0, holdDays };
  }

  private blocking(actor: Actor, accountId: string): Promise<BlockingInstalment[]> {
    return this.database.rows<BlockingInstalment>(
      blockingInstalments(sql`${accountId}::uuid`, this.clock.today(), door(actor, this.clock.now())),
    );
  }

  private async terms(accountId: string): Promise<Terms> {
    const terms = await this.database.maybeRow<Terms>(sql`
      select a.credit_rating as "creditRating", a.credit_limit as "creditLimit", coalesce(t.covers_group, false) as "coversGroup",
        a.payment_term_days as "paymentTermDays", a.version
      from account a left join credit_terms t on t.account_id = a.id where a.id = ${accountId}::uuid`);
    if (!terms) throw notFound();
    return terms;
  }
}
