import sql from 'sql-template-tag';
import { keepPostings } from '@keyline/org';
import { newId, searchText, type Database } from '@keyline/platform';
import { nameKey, nothingWritten, Refused, type BatchResult, type Pointer, type Row, type WriteContext } from '../import-kind.js';
import { takeEach } from '../refusals.js';
import { ensureDepartments, type Departments } from './departments.queries.js';
import type { PeopleValues } from './people.js';
import { findPeople, type References } from './references.queries.js';
import {
  blank,
  definedOf,
  differences,
  insertRows,
  lockRows,
  recordRows,
  updateRows,
  type Cell,
  type RecordedRow,
  type Stored,
  type TableShape,
} from './stored-rows.queries.js';

const PERSON: TableShape = {
  table: 'person',
  columns: {
    name: ['name', 'text'],
    employeeNo: ['employee_no', 'text'],
    email: ['email', 'text'],
    phone: ['phone', 'text'],
    title: ['title', 'text'],
    departmentId: ['department_id', 'uuid'],
    roles: ['roles', 'text[]'],
    hiredOn: ['hired_on', 'date'],
    leftOn: ['left_on', 'date'],
    searchText: ['search_text', 'text'],
  },
};

interface Match {
  line: number;
  id: string;
  managerName: string | null;
  managerNo: string | null;
}

/** Which stored person each row means: by employee number, else by name. */
function matches(rows: readonly Row<PeopleValues>[], database: Database): Promise<Match[]> {
  const given = rows.map(({ line, values }) => ({ line, no: values.employeeNo, name: values.name }));
  return database.rows<Match>(sql`
    with given as materialized (
      select *, name_key(name) as key from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as given (line int, no text, name text)
    ), found as (
      select line, p.id, 1 as rank from given join person p on p.employee_no = no
      union all
      select line, p.id, 2 from given join person p on name_key(p.name) = key where no is null or p.employee_no is null
    )
    select found.line, found.id, manager.name as "managerName", manager.employee_no as "managerNo"
    from found join person p on p.id = found.id left join person manager on manager.id = p.manager_id
    where found.rank = (select min(other.rank) from found other where other.line = found.line)`);
}

const findableBy = (person: Stored) => {
  const part = (name: string) => (typeof person[name] === 'string' ? person[name] : null);
  return searchText(part('name'), part('employeeNo'), part('phone'));
};

/** A batch of people on its way. */
class PeopleBatch {
  readonly result: BatchResult = nothingWritten();
  readonly inserts: Stored[] = [];
  readonly updates: Stored[] = [];
  readonly records: RecordedRow[] = [];
  /** Who comes into another department. */
  readonly moved: string[] = [];
  private readonly managersMade = new Set<string>();

  constructor(
    private readonly context: WriteContext,
    private readonly found: readonly Match[],
    private readonly stored: ReadonlyMap<string, Stored>,
    private readonly managers: References,
    private readonly departments: Departments,
  ) {}

  take(row: Row<PeopleValues>): void {
    const { values } = row;
    const [match, ...others] = this.found.filter(({ line }) => line === row.line);
    if (others.length > 0) throw new Refused('ambiguous', { value: values.name ?? '' }, 'name');
    if (match) this.context.facts.claim(match.id, row.line);
    const { manager, department, ...rest } = values;
    const given = { ...rest, departmentId: department && this.departments.idOf(department) };
    const before = match && this.stored.get(match.id);
    const hiredOn = values.hiredOn ?? before?.['hiredOn'] ?? this.context.today;
    if (values.leftOn && typeof hiredOn === 'string' && values.leftOn < hiredOn)
      throw new Refused('date-order', { start: hiredOn }, 'leftOn');
    const managerIsNew =
      manager !== undefined && !this.context.facts.defines(manager) && this.managers.find(manager, 'manager') === null;
    if (before && match) this.change(before, given, this.managerChange(match, manager));
    else this.join(given);
    if (manager !== undefined && managerIsNew) this.makeManager(manager, given.departmentId);
  }

  private join(given: Readonly<Record<string, Cell | undefined>>): void {
    const role = this.context.facts.pointsTo(String(given['name'])) ? 'supervisor' : 'rep';
    const starting = { roles: [role], departmentId: this.departments.own, hiredOn: this.earliestStart(given) };
    const wanted = definedOf(given);
    const person = blank(PERSON, { ...starting, ...wanted, id: newId() });
    this.inserts.push({ ...person, searchText: findableBy(person) });
    this.recordJoined(person.id);
    this.result.created += 1;
  }

  /** Nobody starts after they left. */
  private earliestStart(given: Readonly<Record<string, Cell | undefined>>): string {
    const left = given['leftOn'];
    return typeof left === 'string' && left < this.context.today ? left : this.context.today;
  }

  private change(
    before: Stored,
    given: Readonly<Record<string, Cell | undefined>>,
    managerChange: { from: Cell; to: Cell } | null,
  ): void {
    const changes = differences(before, given);
    if (managerChange) changes['manager'] = managerChange;
    if (Object.keys(changes).length === 0) {
      this.result.unchanged += 1;
      return;
    }
    const wanted = definedOf(given);
    const person: Stored = { ...before, ...wanted, id: before.id };
    this.updates.push({ ...person, searchText: findableBy(person) });
    if ('departmentId' in changes) this.moved.push(before.id);
    this.records.push({ action: 'person.edited', entity: 'person', entityId: before.id, changes, event: {} });
    this.result.updated += 1;
  }

  private managerChange(match: Match, given: string | undefined): { from: Cell; to: Cell } | null {
    if (given === undefined) return null;
    const known = [match.managerName, match.managerNo].some((name) => name !== null && this.context.facts.same(given, name));
    return known ? null : { from: match.managerName, to: given };
  }

  private makeManager(name: string, departmentId: string | undefined): void {
    if (this.managersMade.has(nameKey(name))) return;
    this.managersMade.add(nameKey(name));
    const person = blank(PERSON, {
      id: newId(),
      name,
      roles: ['supervisor'],
      departmentId: departmentId ?? this.departments.own,
      hiredOn: this.context.today,
    });
    this.inserts.push({ ...person, searchText: findableBy(person) });
    this.recordJoined(person.id);
  }

  private recordJoined(id: string): void {
    this.records.push({
      action: 'person.created',
      entity: 'person',
      entityId: id,
      changes: { import: { from: null, to: this.context.importId } },
    });
  }
}

/** Adds and updates the people of a batch, with the departments and managers that are not there yet. Nobody gets a sign-in. */
export async function writePeople(rows: readonly Row<PeopleValues>[], context: WriteContext): Promise<BatchResult> {
  const { database, actor } = context;
  const found = await matches(rows, database);
  const stored = await lockRows(
    database,
    PERSON,
    found.map(({ id }) => id),
  );
  const managers = await findPeople(
    database,
    actor,
    rows.map(({ values }) => values.manager),
  );
  const departments = await ensureDepartments(
    rows.map(({ values }) => values.department),
    context,
  );
  const batch = new PeopleBatch(context, found, stored, managers, departments);
  takeEach(batch, rows);
  await database.execute(keepPostings(batch.moved, context.today));
  await insertRows(database, PERSON, batch.inserts);
  await updateRows(database, PERSON, batch.updates);
  await recordRows(database, context, batch.records);
  return batch.result;
}

/** Who reports to whom already. */
export async function storedManagers(database: Database): Promise<Pointer[]> {
  return database.rows<Pointer>(
    sql`select p.name, p.employee_no as also, manager.name as "to" from person p join person manager on manager.id = p.manager_id`,
  );
}

/** Puts the people of the file below their managers. */
export async function linkManagers(pointers: readonly Pointer[], context: WriteContext): Promise<void> {
  const known = await findPeople(
    context.database,
    context.actor,
    pointers.flatMap(({ name, also, to }) => [also ?? name, to ?? undefined]),
  );
  const links = pointers.flatMap(({ name, also, to }) => {
    const [id, managerId] = [known.only(also ?? name), to ? known.only(to) : null];
    return id && managerId ? [{ id, managerId }] : [];
  });
  // Whoever had no manager until now is not moved: the file fills a gap.
  const moved = await context.database.rows<{ id: string }>(sql`
    select p.id from person p join jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as given (id uuid, "managerId" uuid) on given.id = p.id
    where p.manager_id <> given."managerId" for update of p`);
  await context.database.execute(
    keepPostings(
      moved.map(({ id }) => id),
      context.today,
    ),
  );
  await context.database.execute(sql`
    update person set manager_id = given."managerId" from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as given (id uuid, "managerId" uuid)
    where person.id = given.id and person.manager_id is distinct from given."managerId"`);
}
