import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { contactCan, type Actor, type ContactInput, type ContactPatch, type ContactRow } from '@keyline/model';
import {
  changesBetween,
  Clock,
  Database,
  fieldProblem,
  Journal,
  Lists,
  newId,
  notFound,
  Problem,
  requireVersion,
  searchText,
  type ListQuery,
  type Page,
} from '@keyline/platform';
import { AccountsService } from './accounts.service.js';
import { CONTACTS } from './contacts.list.js';
import { Contact } from './entities.js';

type StoredRow = Omit<ContactRow, 'can'>;
const present =
  (actor: Actor) =>
  (row: StoredRow): ContactRow => ({ ...row, can: contactCan(actor, row) });
const findableBy = (contact: Partial<Pick<Contact, 'name' | 'title' | 'mobile' | 'phone' | 'email'>>) =>
  searchText(contact.name, contact.title, contact.mobile, contact.phone, contact.email);

/** The people at an account and how they stand to us. */
@Injectable()
export class ContactsService {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
    private readonly journal: Journal,
    private readonly accounts: AccountsService,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, query: ListQuery): Promise<Page<ContactRow>> {
    return (await this.lists.page<StoredRow>(CONTACTS, actor, query)).map(present(actor));
  }

  async get(actor: Actor, id: string): Promise<ContactRow> {
    return present(actor)(await this.lists.get<StoredRow>(CONTACTS, actor, id));
  }

  /** @throws Problem reference.unknown (422) for the account or the superior. */
  async create(actor: Actor, input: ContactInput): Promise<ContactRow> {
    const id = newId();
    await this.database.transaction(async () => {
      await this.accounts.requireVisible(actor, input.accountId);
      if (input.reportsToId) await this.requireColleague(input.accountId, id, input.reportsToId);
      await this.database.manager.insert(Contact, {
        ...input,
        id,
        createdBy: actor.id,
        createdOn: this.clock.today(),
        searchText: findableBy(input),
      });
      await this.journal.record(actor, {
        action: 'contact.created',
        entity: 'contact',
        entityId: id,
        accountId: input.accountId,
      });
    });
    return this.get(actor, id);
  }

  /** @throws Problem version.conflict (409), reference.unknown (422), contact.reports-to-cycle (422). */
  async edit(actor: Actor, id: string, { version, ...input }: ContactPatch): Promise<ContactRow> {
    await this.database.transaction(async () => {
      const contact = await this.lock(actor, id);
      requireVersion(contact, version);
      if (input.reportsToId) await this.requireColleague(contact.accountId, id, input.reportsToId);
      const before = { ...contact };
      Object.assign(contact, input);
      contact.searchText = findableBy(contact);
      const after = await this.database.manager.save(contact);
      await this.journal.record(actor, {
        action: 'contact.edited',
        entity: 'contact',
        entityId: id,
        accountId: contact.accountId,
        changes: changesBetween(before, after),
      });
    });
    return this.get(actor, id);
  }

  /** @throws Problem record.in-use (409) when visits name the contact: mark them as left instead. */
  async remove(actor: Actor, id: string): Promise<void> {
    await this.database.transaction(async () => {
      const contact = await this.lock(actor, id);
      await this.database.manager.delete(Contact, { id });
      await this.journal.record(actor, {
        action: 'contact.removed',
        entity: 'contact',
        entityId: id,
        accountId: contact.accountId,
        changes: { name: { from: contact.name, to: null } },
      });
    });
  }

  private async lock(actor: Actor, id: string): Promise<Contact> {
    const { collectedOnly } = await this.lists.get<StoredRow>(CONTACTS, actor, id);
    if (collectedOnly) throw new Problem('account.collected-only');
    const contact = await this.database.manager.findOne(Contact, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!contact) throw notFound();
    return contact;
  }

  /** A superior is a contact of the same account, and not somebody below. */
  private async requireColleague(accountId: string, id: string, reportsToId: string): Promise<void> {
    const known = await this.database.maybeRow(
      sql`select 1 from contact where id = ${reportsToId}::uuid and account_id = ${accountId}::uuid`,
    );
    if (!known) throw fieldProblem('reference.unknown', 'reportsToId', 'field.unknown-reference');
    const cycle = await this.database.maybeRow(sql`
      with recursive up (id, depth) as (
        select ${reportsToId}::uuid, 0 union select c.reports_to_id, up.depth + 1 from up join contact c on c.id = up.id where c.reports_to_id is not null and up.depth < 32
      ) select 1 from up where id = ${id}::uuid`);
    if (cycle) throw fieldProblem('contact.reports-to-cycle', 'reportsToId', 'field.cycle');
  }
}
