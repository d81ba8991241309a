import { z } from 'zod';
import { id, line, localDate, optionalText, patchOf } from './fields.js';
import { NOTICE_GROUPS, type NoticeGroup } from './notices/index.js';
import { LOCALES, may, type Actor } from './actor.js';

/** How a task came to its end: somebody did it, or its reason has gone. */
export const TASK_OUTCOMES = ['done', 'settled'] as const;
export type TaskOutcome = (typeof TASK_OUTCOMES)[number];
/** What somebody types himself, as opposed to what the product asks. */
export const BY_HAND = 'task.by-hand';

/** A task (待办) written by hand: for oneself, or for somebody whom one leads. */
export const TaskInput = z.strictObject({
  title: line(300),
  note: optionalText(2000).optional(),
  dueOn: localDate,
  personId: id.optional(),
});
export type TaskInput = z.infer<typeof TaskInput>;
export const TaskPatch = patchOf(TaskInput);
export type TaskPatch = z.infer<typeof TaskPatch>;

export interface TaskRow {
  id: string;
  kind: string;
  group: NoticeGroup;
  /** The whole sentence, in the caller's language. */
  text: string;
  /** What was typed, for a task by hand. */
  title: string | null;
  note: string | null;
  dueOn: string;
  personId: string;
  personName: string;
  createdById: string | null;
  createdByName: string | null;
  link: string | null;
  sourceEntity: string | null;
  sourceId: string | null;
  accountId: string | null;
  createdAt: string;
  doneAt: string | null;
  doneByName: string | null;
  outcome: TaskOutcome | null;
  version: number;
  can: { edit: boolean; done: boolean; reopen: boolean };
}

/** Whoever sees a task - its person, or who leads that person - may tick it off; only one written by hand may be reworded. */
export const taskCan = (actor: Pick<Actor, 'permissions'>, task: Pick<TaskRow, 'createdById' | 'doneAt' | 'outcome'>) => {
  const writes = may(actor, 'task:write');
  return {
    edit: writes && task.createdById !== null && task.doneAt === null,
    done: writes && task.doneAt === null,
    reopen: writes && task.outcome === 'done',
  };
};

/** A notice (通知): what one person was told. */
export interface NoticeRow {
  id: string;
  kind: string;
  group: NoticeGroup;
  text: string;
  link: string;
  accountId: string | null;
  at: string;
  readAt: string | null;
}

/** Which notices have been read: these, or all up to now. */
export const ReadNoticesInput = z.strictObject({ ids: z.union([z.literal('all'), z.array(id).min(1).max(200)]) });
export type ReadNoticesInput = z.infer<typeof ReadNoticesInput>;

const NoticeSetting = z.strictObject({ group: z.enum(NOTICE_GROUPS), inApp: z.boolean(), email: z.boolean() });
export type NoticeSetting = z.infer<typeof NoticeSetting>;
/** How the person wants to hear of each group; one that is not named stays as it is. */
export const NoticeSettingsInput = z.strictObject({ groups: z.array(NoticeSetting).max(50) });
export type NoticeSettingsInput = z.infer<typeof NoticeSettingsInput>;
export interface NoticeSettings {
  groups: NoticeSetting[];
  /** Where mail goes; null when the person has no address. */
  email: string | null;
  /** Has this installation a mail server at all? */
  mailOn: boolean;
}

/** In which language a stream of notices speaks: a browser cannot send headers with it. Chinese unless told. */
export const NoticeStreamQuery = z.object({ locale: z.enum(LOCALES).optional() });
export type NoticeStreamQuery = z.infer<typeof NoticeStreamQuery>;
