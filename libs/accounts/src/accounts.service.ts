import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import {
  accountCan,
  fileCompleteness,
  type AccountInput,
  type AccountPatch,
  type AccountRecord,
  type AccountRow,
  type Actor,
  type ReassignInput,
  type ShareInput,
  type TimelineEntry,
  addDays,
  startOfDayIn,
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
  type Page,
  Problem,
  requireVersion,
  searchText,
  type ListQuery,
} from '@keyline/platform';
import { AccountTimeline } from './account-timeline.js';
import { accountFile, ACCOUNTS } from './accounts.list.js';
import { Account } from './entities.js';

type FileRow = Omit<AccountRecord, 'can' | 'completeness'> & { hasDecisionMaker: boolean };

const findableBy = (account: Partial<Pick<Account, 'name' | 'shortName' | 'registrationNo' | 'phone'>>) =>
  searchText(account.name, account.shortName, account.registrationNo, account.phone);

/** Key accounts: their file, their owner, who else may see them. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly happened: AccountTimeline,
  ) {}

  list(actor: Actor, query: ListQuery): Promise<Page<AccountRow>> {
    return this.lists.page<AccountRow>(ACCOUNTS, actor, query);
  }

  /** The file of the account; to who only collects from it, its head. @throws Problem record.not-found (404). */
  async get(actor: Actor, id: string): Promise<AccountRecord> {
    const { hasDecisionMaker, ...row } = await this.lists.get<FileRow>(ACCOUNTS, actor, id, accountFile(actor, this.clock.now()));
    const completeness = row.collectedOnly
      ? null
      : fileCompleteness({ ...row, contacts: row.contactCount, decisionMaker: hasDecisionMaker });
    return { ...row, completeness, can: accountCan(actor, row) };
  }

  /** For what hangs on the file: its row, for whoever may read more than its head. @throws Problem record.not-found (404). */
  async getFile(actor: Actor, id: string): Promise<AccountRow> {
    const account = await this.lists.get<AccountRow>(ACCOUNTS, actor, id);
    if (account.collectedOnly) throw notFound();
    return account;
  }

  /** Everything that happened at the account, newest first, as far as the caller may see it. */
  async timeline(actor: Actor, id: string, query: ListQuery): Promise<Page<TimelineEntry>> {
    await this.getFile(actor, id);
    return this.happened.page(actor, id, query);
  }

  /**
   * Opens an account file; whoever opens it owns it.
   * @throws Problem record.duplicate (409) for the registration number, reference.unknown (422) for the parent.
   */
  async create(actor: Actor, input: AccountInput): Promise<AccountRecord> {
    const id = newId();
    await this.database.transaction(async () => {
      if (input.parentId) await this.requireVisible(actor, input.parentId, 'parentId');
      await this.database.manager.insert(Account, {
        ...input,
        id,
        ownerId: actor.id,
        createdOn: this.clock.today(),
        searchText: findableBy(input),
      });
      await this.recordAssignment(actor, id, actor.id, null);
      await this.journal.record(actor, { action: 'account.created', entity: 'account', entityId: id, accountId: id, event: {} });
    });
    return this.get(actor, id);
  }

  /** @throws Problem record.not-found (404), version.conflict (409), account.own-parent (422). */
  async edit(actor: Actor, id: string, { version, ...input }: AccountPatch): Promise<AccountRecord> {
    await this.database.transaction(async () => {
      const account = await this.lock(actor, id, version);
      if (input.parentId && input.parentId !== account.parentId) await this.requireParent(actor, id, input.parentId);
      const before = { ...account };
      Object.assign(account, input);
      account.searchText = findableBy(account);
      const after = await this.database.manager.save(account);
      await this.journal.record(actor, {
        action: 'account.edited',
        entity: 'account',
        entityId: id,
        accountId: id,
        changes: changesBetween(before, after),
        ...(after.name === before.name ? {} : { event: { accountId: id } }),
      });
    });
    return this.get(actor, id);
  }

  /** Hands the account to another person or to the pool, with the reason kept; open deals and receivables follow through the event. */
  async reassign(actor: Actor, id: string, { ownerId, reason }: ReassignInput): Promise<{ id: string; ownerId: string | null }> {
    await this.database.transaction(async () => {
      const account = await this.lock(actor, id);
      if (account.ownerId === ownerId) throw fieldProblem('account.same-owner', 'ownerId', 'account.same-owner');
      if (ownerId) await this.requirePerson(ownerId, 'ownerId');
      const before = { ownerId: account.ownerId };
      account.ownerId = ownerId;
      await this.database.manager.save(account);
      await this.recordAssignment(actor, id, ownerId, reason);
      await this.journal.record(actor, {
        action: 'account.reassigned',
        entity: 'account',
        entityId: id,
        accountId: id,
        changes: changesBetween(before, { ownerId }),
        event: { accountId: id, fromPersonId: before.ownerId, toPersonId: ownerId },
      });
    });
    return { id, ownerId };
  }

  /** Lets a colleague see the account until the end of a day, or for good. Sharing again changes the date. */
  async share(actor: Actor, id: string, input: ShareInput): Promise<{ id: string; personId: string }> {
    const until = input.until ? startOfDayIn(this.clock.timeZone, addDays(input.until, 1)).toISOString() : 'infinity';
    await this.database.transaction(async () => {
      await this.requireFile(actor, id);
      await this.requirePerson(input.personId, 'personId');
      await this.database.execute(sql`
        insert into account_share (account_id, person_id, until, reason, granted_by)
        values (${id}::uuid, ${input.personId}::uuid, ${until}::timestamptz, ${input.reason ?? null}::text, ${actor.id}::uuid)
        on conflict (account_id, person_id) do update set until = excluded.until, reason = excluded.reason, granted_by = excluded.granted_by`);
      await this.journal.record(actor, {
        action: 'account.shared',
        entity: 'account',
        entityId: id,
        accountId: id,
        changes: { sharedWith: { from: null, to: input.personId } },
      });
    });
    return { id, personId: input.personId };
  }

  /** For upper rooms: an account may only be referred to by those who see it. @throws Problem reference.unknown (422) beside `field`. */
  async requireVisible(actor: Actor, id: string, field = 'accountId'): Promise<AccountRow> {
    const account = await this.lists.find<AccountRow>(ACCOUNTS, actor, id);
    if (!account || account.collectedOnly) throw fieldProblem('reference.unknown', field, 'field.unknown-reference');
    return account;
  }

  /** A contact with the customer on this day; an earlier day than the known one changes nothing. */
  async noteContact(id: string, on: string): Promise<void> {
    await this.database.execute(
      sql`update account set last_contact_on = ${on}::date where id = ${id}::uuid and (last_contact_on is null or last_contact_on < ${on}::date)`,
    );
  }

  /** The contact of the day `was` did not take place: where it was the last one known, `latest` is. */
  async withdrawContact(id: string, was: string, latest: string | null): Promise<void> {
    await this.database.execute(
      sql`update account set last_contact_on = ${latest}::date where id = ${id}::uuid and last_contact_on = ${was}::date`,
    );
  }

  /** @throws Problem account.collected-only (403) for who sees the head alone. */
  private async requireFile(actor: Actor, id: string): Promise<void> {
    const { collectedOnly } = await this.lists.get<AccountRow>(ACCOUNTS, actor, id);
    if (collectedOnly) throw new Problem('account.collected-only');
  }

  private async lock(actor: Actor, id: string, version?: number): Promise<Account> {
    await this.requireFile(actor, id);
    const account = await this.database.manager.findOne(Account, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!account) throw notFound();
    requireVersion(account, version);
    return account;
  }

  /** @throws Problem account.parent-cycle (422) when the parent belongs below the account. */
  private async requireParent(actor: Actor, id: string, parentId: string): Promise<void> {
    await this.requireVisible(actor, parentId, 'parentId');
    const cycle = await this.database.maybeRow(sql`
      with recursive up (id, depth) as (
        select ${parentId}::uuid, 0 union select a.parent_id, up.depth + 1 from up join account a on a.id = up.id where a.parent_id is not null and up.depth < 32
      ) select 1 from up where id = ${id}::uuid`);
    if (cycle) throw fieldProblem('account.parent-cycle', 'parentId', 'field.cycle');
  }

  private async requirePerson(personId: string, field: string): Promise<void> {
    const person = await this.database.maybeRow(
      sql`select 1 from person where id = ${personId}::uuid and (left_on is null or left_on >= ${this.clock.today()}::date)`,
    );
    if (!person) throw fieldProblem('reference.unknown', field, 'field.unknown-reference');
  }

  private async recordAssignment(actor: Actor, accountId: string, personId: string | null, reason: string | null): Promise<void> {
    const now = this.clock.now();
    await this.database.execute(
      sql`update account_assignment set until_at = ${now}::timestamptz where account_id = ${accountId}::uuid and until_at is null`,
    );
    await this.database.execute(sql`
      insert into account_assignment (id, account_id, person_id, from_at, reason, assigned_by)
      values (${newId()}::uuid, ${accountId}::uuid, ${personId}::uuid, ${now}::timestamptz, ${reason}::text, ${actor.id}::uuid)`);
  }
}
