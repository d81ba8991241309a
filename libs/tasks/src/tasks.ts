import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { LocalDate, TaskKind } from '@keyline/model';
import { Clock, Database, Journal, newId } from '@keyline/platform';
import { Notices } from './notices.js';

/** One thing to be done by one person. `key` is the work's own name: asked for twice, it is one task. */
export interface NewTask {
  personId: string;
  kind: TaskKind;
  key: string;
  dueOn: LocalDate;
  values?: Record<string, string>;
  /** A path of the web app. */
  link: string;
  source: { entity: string; entityId: string };
  accountId?: string | null;
  /** The person knows already - it was their own wish - and is not told. */
  quietly?: boolean;
}

/** What the product asks people to do, inside the transaction of what made it necessary. */
@Injectable()
export class Tasks {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly notices: Notices,
  ) {}

  /**
   * Asks one person to do something by a day, and tells them. Asked again under the same key, an open task is brought up to date
   * (person, day, words) and a closed one stays closed.
   * @returns the task's id
   */
  async ask(task: NewTask): Promise<string> {
    const wording = JSON.stringify(task.values ?? {});
    const asked = await this.database.maybeRow<{ id: string }>(sql`
      insert into task (id, person_id, kind, key, wording, due_on, link, source_entity, source_id, account_id, created_at)
      values (${newId()}::uuid, ${task.personId}::uuid, ${task.kind}::text, ${task.key}::text, ${wording}::jsonb, ${task.dueOn}::date, ${task.link}::text,
        ${task.source.entity}::text, ${task.source.entityId}::uuid, ${task.accountId ?? null}::uuid, ${this.clock.now()}::timestamptz)
      on conflict on constraint task_once do update
        set person_id = excluded.person_id, due_on = excluded.due_on, wording = excluded.wording, version = task.version + 1
        where task.done_at is null
          and (task.person_id, task.due_on, task.wording) is distinct from (excluded.person_id, excluded.due_on, excluded.wording)
      returning id`);
    if (!asked) return this.known(task.key);
    await this.journal.record(null, { action: 'task.asked', entity: 'task', entityId: asked.id });
    if (task.quietly) return asked.id;
    await this.notices.notify([task.personId], {
      kind: task.kind,
      key: `task/${task.key}`,
      values: task.values,
      link: task.link,
      accountId: task.accountId ?? null,
    });
    return asked.id;
  }

  /** The reason has gone: closes the open tasks of that source, or those of one kind. @returns how many were open */
  async settle(source: { entity: string; entityId: string }, kind?: TaskKind): Promise<number> {
    const settled = await this.database.rows<{ id: string }>(sql`
      update task set done_at = ${this.clock.now()}::timestamptz, outcome = 'settled', version = version + 1
      where source_entity = ${source.entity}::text and source_id = ${source.entityId}::uuid and done_at is null
        and (${kind ?? null}::text is null or kind = ${kind ?? null}::text)
      returning id`);
    for (const { id } of settled) await this.journal.record(null, { action: 'task.settled', entity: 'task', entityId: id });
    return settled.length;
  }

  private async known(key: string): Promise<string> {
    const task = await this.database.maybeRow<{ id: string }>(sql`select id from task where key = ${key}::text`);
    if (!task) throw new Error(`no task ${key}`);
    return task.id;
  }
}
