import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { addDays, may, type Actor, type LocalDate, type PersonInput, type PersonPatch, type PersonRow } from '@keyline/model';
import {
  changesBetween,
  Clock,
  Database,
  fieldProblem,
  hashPassword,
  Identity,
  Journal,
  Lists,
  newId,
  notFound,
  requireVersion,
  searchText,
  type ListQuery,
  type Page,
} from '@keyline/platform';
import { Person } from './entities.js';
import { PEOPLE } from './people.list.js';
import { forgetPostingRepeated, keepPostings, Postings } from './postings.service.js';

type StoredRow = Omit<PersonRow, 'can'>;
const present =
  (actor: Actor) =>
  (row: StoredRow): PersonRow => ({ ...row, can: { edit: may(actor, 'person:write') } });
const findableBy = (person: Pick<Person, 'name' | 'employeeNo' | 'phone'>) =>
  searchText(person.name, person.employeeNo, person.phone);

/** People: their place in the organisation, their roles, their sign-in. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
    private readonly journal: Journal,
    private readonly identity: Identity,
    private readonly clock: Clock,
    private readonly postings: Postings,
  ) {}

  async list(actor: Actor, query: ListQuery): Promise<Page<PersonRow>> {
    return (await this.lists.page<StoredRow>(PEOPLE, actor, query)).map(present(actor));
  }

  async get(actor: Actor, id: string): Promise<PersonRow> {
    return present(actor)(await this.lists.get<StoredRow>(PEOPLE, actor, id));
  }

  /** @throws Problem record.duplicate (409) for user name or employee number, reference.unknown (422) for department or superior. */
  async create(actor: Actor, { username, password, ...input }: PersonInput): Promise<PersonRow> {
    const id = newId();
    const passwordHash = await this.hash(username, password);
    await this.database.transaction(async () => {
      await this.database.manager.insert(Person, {
        ...input,
        id,
        searchText: findableBy({ name: input.name, employeeNo: input.employeeNo ?? null, phone: input.phone ?? null }),
      });
      await this.storeCredential(id, username, passwordHash);
      await this.journal.record(actor, { action: 'person.created', entity: 'person', entityId: id });
    });
    return this.get(actor, id);
  }

  /**
   * A change of department, superior or roles holds from `postedFrom` on; what was before is kept for the days until then.
   * @throws Problem version.conflict (409), person.manager-cycle, posting.ahead, posting.before-last (422).
   */
  async edit(actor: Actor, id: string, { version, username, password, postedFrom, ...input }: PersonPatch): Promise<PersonRow> {
    const passwordHash = await this.hash(username, password);
    await this.database.transaction(async () => {
      const person = await this.database.manager.findOne(Person, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!person) throw notFound();
      requireVersion(person, version);
      const before = { ...person };
      Object.assign(person, input);
      if (isPostedElsewhere(before, person)) await this.keepPosting(id, postedFrom ?? this.clock.today());
      person.searchText = findableBy(person);
      const after = await this.database.manager.save(person);
      await this.database.execute(forgetPostingRepeated(id));
      await this.storeCredential(id, username, passwordHash);
      await this.journal.record(actor, {
        action: 'person.edited',
        entity: 'person',
        entityId: id,
        changes: changesBetween(before, after),
        event: {},
      });
    });
    await this.identity.forget();
    return this.get(actor, id);
  }

  private async keepPosting(id: string, from: LocalDate): Promise<void> {
    if (from > this.clock.today()) throw fieldProblem('posting.ahead', 'postedFrom', 'posting.ahead');
    const last = await this.postings.lastChange(id);
    if (last !== null && from <= last)
      throw fieldProblem('posting.before-last', 'postedFrom', 'posting.before-last', { day: addDays(last, 1) });
    await this.database.execute(keepPostings([id], from));
  }

  private async hash(username: string | undefined, password: string | undefined): Promise<string | undefined> {
    if (username !== undefined && password === undefined) return undefined;
    return password === undefined ? undefined : hashPassword(password);
  }

  /** A user name without a password renames an existing sign-in; a new sign-in needs both. */
  private async storeCredential(personId: string, username: string | undefined, passwordHash: string | undefined): Promise<void> {
    if (username === undefined && passwordHash === undefined) return;
    const known = await this.database.maybeRow<{ username: string }>(
      sql`select username from credential where person_id = ${personId}::uuid`,
    );
    const name = username ?? known?.username;
    if (name === undefined) throw fieldProblem('request.invalid', 'username', 'field.required', { count: 1 });
    if (!known && passwordHash === undefined) throw fieldProblem('request.invalid', 'password', 'field.required', { count: 1 });
    await this.database.execute(sql`
      insert into credential (person_id, username, password_hash) values (${personId}::uuid, ${name}::text, ${passwordHash ?? ''}::text)
      on conflict (person_id) do update set username = excluded.username,
        password_hash = case when ${passwordHash ?? ''}::text = '' then credential.password_hash else excluded.password_hash end`);
    // Whoever knew the old password is out.
    if (known && passwordHash !== undefined)
      await this.database.execute(
        sql`update session set ended_at = ${this.clock.now()}::timestamptz where person_id = ${personId}::uuid and ended_at is null`,
      );
  }
}

/** Is it another department, another superior, or another set of roles? */
const isPostedElsewhere = (before: Person, after: Person): boolean =>
  before.departmentId !== after.departmentId ||
  before.managerId !== after.managerId ||
  [...before.roles].sort().join() !== [...after.roles].sort().join();
