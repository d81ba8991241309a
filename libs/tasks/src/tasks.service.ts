import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import {
  BY_HAND,
  noticeGroupOf,
  noticeText,
  taskCan,
  type Actor,
  type TaskInput,
  type TaskPatch,
  type TaskRow,
} from '@keyline/model';
import {
  changesBetween,
  Clock,
  currentLocale,
  Database,
  fieldProblem,
  Journal,
  Lists,
  newId,
  notFound,
  Problem,
  type ListQuery,
  type Page,
} from '@keyline/platform';
import { Task } from './entities.js';
import { Notices } from './notices.js';
import { TASKS } from './tasks.list.js';

type StoredRow = Omit<TaskRow, 'can' | 'text' | 'title' | 'group'> & { wording: Record<string, string> };
const present =
  (actor: Actor) =>
  ({ wording, ...row }: StoredRow): TaskRow => ({
    ...row,
    group: noticeGroupOf(row.kind),
    text: noticeText(row.kind, currentLocale(), wording),
    title: row.kind === BY_HAND ? (wording['title'] ?? null) : null,
    can: taskCan(actor, row),
  });

/** The list of what is to be done: one's own, and that of the people whom one leads. */
@Injectable()
export class TasksService {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly notices: Notices,
  ) {}

  async list(actor: Actor, query: ListQuery): Promise<Page<TaskRow>> {
    return (await this.lists.page<StoredRow>(TASKS, actor, query)).map(present(actor));
  }

  async get(actor: Actor, id: string): Promise<TaskRow> {
    return present(actor)(await this.lists.get<StoredRow>(TASKS, actor, id));
  }

  /** @throws Problem reference.unknown (422) for a person whom the actor does not lead. */
  async create(actor: Actor, { title, note, dueOn, personId = actor.id }: TaskInput): Promise<TaskRow> {
    const id = newId();
    await this.database.transaction(async () => {
      await this.requireLed(actor, personId);
      const task = { id, personId, kind: BY_HAND, wording: { title }, note: note ?? null, dueOn, createdBy: actor.id };
      await this.database.manager.insert(Task, { ...task, createdAt: this.clock.now() });
      await this.journal.record(actor, { action: 'task.created', entity: 'task', entityId: id });
      await this.tell(actor, { id, personId, title, dueOn });
    });
    return this.get(actor, id);
  }

  /** @throws Problem task.not-by-hand (422), task.closed (409), version.conflict (409), reference.unknown (422) for the person. */
  async edit(actor: Actor, id: string, { version, title, personId, ...input }: TaskPatch): Promise<TaskRow> {
    await this.database.transaction(async () => {
      const task = await this.lock(actor, id);
      if (task.createdBy === null) throw new Problem('task.not-by-hand');
      if (task.doneAt) throw new Problem('task.closed');
      if (task.version !== version)
        throw new Problem('version.conflict', { values: { current: task.version }, extra: { current: task.version } });
      const before = { ...task };
      if (personId !== undefined && personId !== task.personId) {
        await this.requireLed(actor, personId);
        task.personId = personId;
      }
      if (title !== undefined) task.wording = { title };
      const after = await this.database.manager.save(Object.assign(task, input));
      await this.journal.record(actor, {
        action: 'task.edited',
        entity: 'task',
        entityId: id,
        changes: changesBetween(before, after),
      });
      if (after.personId !== before.personId) await this.tell(actor, { ...after, title: after.wording['title'] ?? '' });
    });
    return this.get(actor, id);
  }

  /** Done; said again, nothing happens. */
  async done(actor: Actor, id: string): Promise<TaskRow> {
    await this.database.transaction(async () => {
      const task = await this.lock(actor, id);
      if (task.doneAt) return;
      await this.database.manager.save(Object.assign(task, { doneAt: this.clock.now(), doneBy: actor.id, outcome: 'done' }));
      await this.journal.record(actor, { action: 'task.done', entity: 'task', entityId: id });
    });
    return this.get(actor, id);
  }

  /** It was not done after all. @throws Problem task.reason-gone (422) for a task that the product closed itself. */
  async reopen(actor: Actor, id: string): Promise<TaskRow> {
    await this.database.transaction(async () => {
      const task = await this.lock(actor, id);
      if (task.outcome === 'settled') throw new Problem('task.reason-gone');
      if (!task.doneAt) return;
      await this.database.manager.save(Object.assign(task, { doneAt: null, doneBy: null, outcome: null }));
      await this.journal.record(actor, { action: 'task.reopened', entity: 'task', entityId: id });
    });
    return this.get(actor, id);
  }

  private async lock(actor: Actor, id: string): Promise<Task> {
    await this.lists.get(TASKS, actor, id);
    const task = await this.database.manager.findOne(Task, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!task) throw notFound();
    return task;
  }

  /** Oneself, or somebody whom one leads (the same reach as the list's door). */
  private async requireLed(actor: Actor, personId: string): Promise<void> {
    if (personId === actor.id) return;
    const led = await this.database.maybeRow(sql`
      select 1 from person p where p.id = ${personId}::uuid and (p.left_on is null or p.left_on >= ${this.clock.today()}::date)
        and (${actor.reach.people === 'everyone'}::boolean
          or (${actor.reach.people === 'reach'}::boolean
            and exists (select 1 from person_reach r where r.viewer_id = ${actor.id}::uuid and r.person_id = p.id)))`);
    if (!led) throw fieldProblem('reference.unknown', 'personId', 'field.unknown-reference');
  }

  private async tell(actor: Actor, task: { id: string; personId: string; title: string; dueOn: string }): Promise<void> {
    if (task.personId === actor.id) return;
    await this.notices.notify([task.personId], {
      kind: 'task.given',
      key: `task/${task.id}`,
      values: { from: actor.name, title: task.title, dueOn: task.dueOn },
      link: '/tasks',
    });
  }
}
