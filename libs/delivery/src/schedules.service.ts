import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import {
  KINDS_OF_SUBJECT,
  may,
  scheduleCan,
  SUBJECT_NEEDS,
  type Actor,
  type DeliveryScheduleInput,
  type DeliverySchedulePatch,
  type DeliveryScheduleRow,
} from '@keyline/model';
import {
  changesBetween,
  Clock,
  Database,
  fieldProblem,
  Journal,
  Lists,
  newId,
  Problem,
  requireVersion,
  type ListQuery,
  type Page,
} from '@keyline/platform';
import { CHANNELS, SCHEDULES } from './deliveries.list.js';
import { DueDeliveries } from './due-deliveries.js';
import { unreached } from './scope.js';

type StoredRow = Omit<DeliveryScheduleRow, 'can'>;
/** All that a schedule says, after an edit as after its creation. */
type Complete = Pick<
  DeliveryScheduleRow,
  'channelId' | 'subject' | 'departmentId' | 'leaderId' | 'kind' | 'format' | 'at' | 'weekdays' | 'minute' | 'active'
>;

/** What a schedule sends; the rest of it says only where to, when and as what. */
const SUBSTANCE = ['subject', 'departmentId', 'leaderId', 'kind'] as const satisfies readonly (keyof Complete)[];

/** Which reports go out by themselves. What a schedule sends is made with the eyes of its owner. */
@Injectable()
export class SchedulesService {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly due: DueDeliveries,
  ) {}

  async list(actor: Actor, query: ListQuery): Promise<Page<DeliveryScheduleRow>> {
    return (await this.lists.page<StoredRow>(SCHEDULES, actor, query)).map(present(actor));
  }

  async get(actor: Actor, id: string): Promise<DeliveryScheduleRow> {
    return present(actor)(await this.lists.get<StoredRow>(SCHEDULES, actor, id));
  }

  /**
   * From now on: what was due before is not made up for.
   * @throws Problem delivery-schedule.time-missing, .scope-for-team, reference.unknown (422), delivery-channel.off (409).
   */
  async create(actor: Actor, input: DeliveryScheduleInput): Promise<DeliveryScheduleRow> {
    if (input.at === 'weekday' && (input.weekdays === undefined || input.minute === undefined))
      throw fieldProblem('delivery-schedule.time-missing', 'weekdays', 'delivery-schedule.time-missing');
    const schedule: Complete = {
      departmentId: null,
      leaderId: null,
      active: true,
      ...input,
      weekdays: [...new Set(input.weekdays)].sort(),
      minute: input.minute ?? 0,
    };
    await this.check(actor, schedule);
    const id = newId();
    await this.database.transaction(async () => {
      const { channelId, subject, departmentId, leaderId, kind, format, at, weekdays, minute, active } = schedule;
      await this.database.execute(sql`
        insert into delivery_schedule (id, owner_id, channel_id, subject, department_id, leader_id, kind, format, at, weekdays, minute, active, since)
        values (${id}::uuid, ${actor.id}::uuid, ${channelId}::uuid, ${subject}::text, ${departmentId}::uuid, ${leaderId}::uuid, ${kind}::text, ${format}::text,
          ${at}::text, ${[...weekdays]}::int[], ${minute}::int, ${active}::boolean, ${this.clock.now()}::timestamptz)`);
      await this.journal.record(actor, { action: 'delivery-schedule.created', entity: 'delivery-schedule', entityId: id });
    });
    return this.get(actor, id);
  }

  /**
   * Only its owner: it is that person's eyes it is made with. Another time, channel or format holds for whatever has not gone out yet:
   * nothing is sent twice and nothing is left out, and what is late by the new time goes out at once. Something else to be sent, or a
   * schedule that is started again, begins with what falls due from now on; what was due before the edit still goes out as it was.
   * @throws as `create`, Problem version.conflict (409), auth.forbidden (403).
   */
  async edit(actor: Actor, id: string, { version, ...input }: DeliverySchedulePatch): Promise<DeliveryScheduleRow> {
    await this.database.transaction(async () => {
      const before = await this.lock(actor, id);
      if (!scheduleCan(actor, before).edit) throw forbidden();
      requireVersion(before, version);
      const after: Complete = { ...before, ...input, weekdays: [...new Set(input.weekdays ?? before.weekdays)].sort() };
      await this.check(actor, after);
      const begins = !before.active || SUBSTANCE.some((field) => before[field] !== after[field]);
      if (begins) await this.due.find(id);
      const { channelId, subject, departmentId, leaderId, kind, format, at, weekdays, minute, active } = after;
      await this.database.execute(sql`
        update delivery_schedule set channel_id = ${channelId}::uuid, subject = ${subject}::text, department_id = ${departmentId}::uuid,
          leader_id = ${leaderId}::uuid, kind = ${kind}::text, format = ${format}::text, at = ${at}::text, weekdays = ${[...weekdays]}::int[], minute = ${minute}::int,
          active = ${active}::boolean, since = case when ${begins}::boolean then ${this.clock.now()}::timestamptz else since end, version = version + 1
        where id = ${id}::uuid`);
      const entry = { action: 'delivery-schedule.edited', entity: 'delivery-schedule', entityId: id };
      await this.journal.record(actor, { ...entry, changes: changesBetween(before, { ...before, ...after }) });
    });
    return this.get(actor, id);
  }

  /** @throws Problem delivery-schedule.stopped (409), auth.forbidden (403). */
  async stop(actor: Actor, id: string): Promise<DeliveryScheduleRow> {
    await this.database.transaction(async () => {
      const before = await this.lock(actor, id);
      if (!before.active) throw new Problem('delivery-schedule.stopped');
      if (!scheduleCan(actor, before).stop) throw forbidden();
      await this.database.execute(sql`update delivery_schedule set active = false, version = version + 1 where id = ${id}::uuid`);
      await this.journal.record(actor, { action: 'delivery-schedule.stopped', entity: 'delivery-schedule', entityId: id });
    });
    return this.get(actor, id);
  }

  private async lock(actor: Actor, id: string): Promise<StoredRow> {
    await this.database.execute(sql`select 1 from delivery_schedule where id = ${id}::uuid for update`);
    return this.lists.get<StoredRow>(SCHEDULES, actor, id);
  }

  private async check(actor: Actor, schedule: Complete): Promise<void> {
    const { at, weekdays, subject, kind, departmentId, leaderId, channelId } = schedule;
    const permission = SUBJECT_NEEDS[subject];
    if (!may(actor, permission)) throw new Problem('auth.forbidden', { values: { permission } });
    if (!KINDS_OF_SUBJECT[subject].includes(kind))
      throw fieldProblem('delivery-schedule.kind-of-subject', 'kind', 'delivery-schedule.kind-of-subject');
    if (at === 'weekday' && weekdays.length === 0)
      throw fieldProblem('delivery-schedule.time-missing', 'weekdays', 'delivery-schedule.time-missing');
    const scopes = [departmentId, leaderId].filter((each) => each !== null).length;
    if (scopes > (subject === 'team' ? 1 : 0))
      throw fieldProblem(
        'delivery-schedule.scope-for-team',
        departmentId ? 'departmentId' : 'leaderId',
        'delivery-schedule.scope-for-team',
      );
    const channel = await this.lists.find<{ active: boolean }>(CHANNELS, actor, channelId);
    if (!channel) throw unknown('channelId');
    if (!channel.active) throw fieldProblem('delivery-channel.off', 'channelId', 'delivery-channel.off');
    const foreign = await unreached(this.database, actor, { departmentId, leaderId });
    if (foreign) throw unknown(foreign);
  }
}

const present =
  (actor: Actor) =>
  (row: StoredRow): DeliveryScheduleRow => ({ ...row, can: scheduleCan(actor, row) });
const unknown = (field: string) => fieldProblem('reference.unknown', field, 'field.unknown-reference');
const forbidden = () => new Problem('auth.forbidden', { values: { permission: 'delivery-schedule:write' } });
