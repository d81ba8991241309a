import { Injectable } from '@nestjs/common';
import { may, type Actor, type DepartmentInput, type DepartmentPatch, type DepartmentRow } from '@keyline/model';
import {
  changesBetween,
  Database,
  Journal,
  Lists,
  newId,
  notFound,
  requireVersion,
  type ListQuery,
  type Page,
} from '@keyline/platform';
import { DEPARTMENTS } from './departments.list.js';
import { Department } from './entities.js';

type StoredRow = Omit<DepartmentRow, 'can'>;
const present =
  (actor: Actor) =>
  (row: StoredRow): DepartmentRow => ({ ...row, can: { edit: may(actor, 'department:write') } });

/** The department tree. Moving a branch moves what its directors see, at once. */
@Injectable()
export class DepartmentsService {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
    private readonly journal: Journal,
  ) {}

  async list(actor: Actor, query: ListQuery): Promise<Page<DepartmentRow>> {
    return (await this.lists.page<StoredRow>(DEPARTMENTS, actor, query)).map(present(actor));
  }

  async get(actor: Actor, id: string): Promise<DepartmentRow> {
    return present(actor)(await this.lists.get<StoredRow>(DEPARTMENTS, actor, id));
  }

  /** @throws Problem record.duplicate (409) when a sibling has that name, reference.unknown (422) for the parent. */
  async create(actor: Actor, input: DepartmentInput): Promise<DepartmentRow> {
    const id = newId();
    await this.database.transaction(async () => {
      await this.database.manager.insert(Department, { id, name: input.name, parentId: input.parentId ?? null });
      await this.journal.record(actor, { action: 'department.created', entity: 'department', entityId: id });
    });
    return this.get(actor, id);
  }

  /** @throws Problem version.conflict (409), department.cycle (422). */
  async edit(actor: Actor, id: string, { version, ...input }: DepartmentPatch): Promise<DepartmentRow> {
    await this.database.transaction(async () => {
      const department = await this.database.manager.findOne(Department, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!department) throw notFound();
      requireVersion(department, version);
      const before = { ...department };
      const after = await this.database.manager.save(Object.assign(department, input));
      await this.journal.record(actor, {
        action: 'department.edited',
        entity: 'department',
        entityId: id,
        changes: changesBetween(before, after),
      });
    });
    return this.get(actor, id);
  }

  /** @throws Problem record.in-use (409) while people or departments belong to it. */
  async remove(actor: Actor, id: string): Promise<void> {
    await this.database.transaction(async () => {
      const { affected } = await this.database.manager.delete(Department, { id });
      if (!affected) throw notFound();
      await this.journal.record(actor, { action: 'department.removed', entity: 'department', entityId: id });
    });
  }
}
