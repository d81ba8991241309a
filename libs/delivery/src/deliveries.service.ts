import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import {
  deliveryCan,
  type Actor,
  type DeliverInput,
  type DeliverTeamInput,
  type DeliveryFormat,
  type DeliveryRow,
  type DeliverySubject,
  type ReportKind,
} from '@keyline/model';
import { Clock, Database, fieldProblem, Journal, Lists, newId, Problem, type ListQuery, type Page } from '@keyline/platform';
import { ReportsService } from '@keyline/reports';
import { CHANNELS, DELIVERIES } from './deliveries.list.js';
import { unreached } from './scope.js';

export const DELIVERY_REQUESTED = 'delivery.requested';
type StoredRow = Omit<DeliveryRow, 'can'>;

/** One thing that is to go out. `key` is its own name: there is never a second of it. */
export interface NewDelivery {
  key: string;
  channelId: string;
  subject: DeliverySubject;
  format: DeliveryFormat;
  requestedBy: string;
  scheduleId?: string;
  reportId?: string;
  kind?: ReportKind;
  period?: string;
  departmentId?: string | null;
  leaderId?: string | null;
}

/** The log of what went where, and everything that puts a line into it. */
@Injectable()
export class DeliveriesService {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly reports: ReportsService,
  ) {}

  async list(actor: Actor, query: ListQuery): Promise<Page<DeliveryRow>> {
    return (await this.lists.page<StoredRow>(DELIVERIES, actor, query)).map(present(actor));
  }

  async get(actor: Actor, id: string): Promise<DeliveryRow> {
    return present(actor)(await this.lists.get<StoredRow>(DELIVERIES, actor, id));
  }

  /** Sends a report that one may read, as it then stands. @throws Problem record.not-found (404), reference.unknown, delivery-channel.off beside the channel. */
  async deliverReport(actor: Actor, reportId: string, { channelId, format }: DeliverInput): Promise<DeliveryRow> {
    const { kind, period } = await this.reports.find(actor, reportId);
    await this.requireChannel(actor, channelId);
    return this.atOnce(actor, { channelId, format, subject: 'report', reportId, kind, period });
  }

  /** Sends the roll-up of a team, made with the caller's eyes. */
  async deliverTeam(
    actor: Actor,
    { channelId, format, kind, period, department, leader }: DeliverTeamInput,
  ): Promise<DeliveryRow> {
    await this.requireChannel(actor, channelId);
    const foreign = await unreached(this.database, actor, { departmentId: department ?? null, leaderId: leader ?? null });
    if (foreign)
      throw fieldProblem('reference.unknown', foreign === 'leaderId' ? 'leader' : 'department', 'field.unknown-reference');
    return this.atOnce(actor, { channelId, format, subject: 'team', kind, period, departmentId: department, leaderId: leader });
  }

  /** Sends a trial message, also over a channel that is switched off. @throws Problem record.not-found (404). */
  async test(actor: Actor, channelId: string): Promise<DeliveryRow> {
    await this.lists.get(CHANNELS, actor, channelId);
    return this.atOnce(actor, { channelId, format: 'message', subject: 'test' });
  }

  /** Sends again what failed, or may not have arrived. @throws Problem delivery.not-over (409), auth.forbidden (403). */
  async retry(actor: Actor, id: string): Promise<DeliveryRow> {
    await this.database.transaction(async () => {
      await this.database.execute(sql`select 1 from delivery where id = ${id}::uuid for update`);
      const row = await this.get(actor, id);
      if (row.state !== 'failed' && row.state !== 'uncertain') throw new Problem('delivery.not-over');
      if (!row.can.retry) throw new Problem('auth.forbidden', { values: { permission: 'delivery:send' } });
      await this.database.execute(
        sql`update delivery set state = 'waiting', queued_at = ${this.clock.now()}::timestamptz where id = ${id}::uuid`,
      );
      const entry = { action: 'delivery.sent-again', entity: 'delivery', entityId: id };
      await this.journal.record(actor, entry);
      await this.journal.announce(DELIVERY_REQUESTED, { deliveryId: id, round: row.attempts });
    });
    return this.get(actor, id);
  }

  /**
   * Puts deliveries into the log and the queue, in the caller's transaction; one whose key is there already is passed over.
   * @returns how many are new
   */
  async add(deliveries: readonly NewDelivery[]): Promise<number> {
    const now = this.clock.now();
    const added = await this.database.rows<{ id: string }>(sql`
      insert into delivery (id, key, schedule_id, channel_id, subject, report_id, kind, period, department_id, leader_id, format, requested_by, created_at, queued_at)
      select n.id, n.key, n.schedule_id, n.channel_id, n.subject, n.report_id, n.kind, n.period, n.department_id, n.leader_id, n.format, n.requested_by,
        ${now}::timestamptz, ${now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(deliveries.map(columnsOf))}::jsonb) as n (id uuid, key text, schedule_id uuid, channel_id uuid, subject text,
        report_id uuid, kind text, period text, department_id uuid, leader_id uuid, format text, requested_by uuid)
      on conflict on constraint delivery_once do nothing returning id`);
    for (const { id } of added) await this.journal.announce(DELIVERY_REQUESTED, { deliveryId: id, round: 0 });
    return added.length;
  }

  private async atOnce(actor: Actor, delivery: Omit<NewDelivery, 'key' | 'requestedBy'>): Promise<DeliveryRow> {
    const key = `by-hand/${newId()}`;
    const id = await this.database.transaction(async () => {
      await this.add([{ ...delivery, key, requestedBy: actor.id }]);
      const added = await this.database.maybeRow<{ id: string }>(sql`select id from delivery where key = ${key}::text`);
      if (!added) throw new Error('a delivery by hand was not added');
      const changes = { channel: { from: null, to: delivery.channelId }, format: { from: null, to: delivery.format } };
      await this.journal.record(actor, { action: 'delivery.asked-for', entity: 'delivery', entityId: added.id, changes });
      return added.id;
    });
    return this.get(actor, id);
  }

  private async requireChannel(actor: Actor, channelId: string): Promise<void> {
    const channel = await this.lists.find<{ active: boolean }>(CHANNELS, actor, channelId);
    if (!channel) throw fieldProblem('reference.unknown', 'channelId', 'field.unknown-reference');
    if (!channel.active) throw fieldProblem('delivery-channel.off', 'channelId', 'delivery-channel.off');
  }
}

const present =
  (actor: Actor) =>
  (row: StoredRow): DeliveryRow => ({ ...row, can: deliveryCan(actor, row) });

const columnsOf = (delivery: NewDelivery) => ({
  id: newId(),
  key: delivery.key,
  schedule_id: delivery.scheduleId,
  channel_id: delivery.channelId,
  subject: delivery.subject,
  report_id: delivery.reportId,
  kind: delivery.kind,
  period: delivery.period,
  department_id: delivery.departmentId,
  leader_id: delivery.leaderId,
  format: delivery.format,
  requested_by: delivery.requestedBy,
});
