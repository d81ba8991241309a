import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import {
  deliveryCan,
  may,
  periodContaining,
  periodFromCode,
  SUBJECT_NEEDS,
  type Actor,
  type DeliverAgeingInput,
  type DeliverForecastInput,
  type DeliverInput,
  type DeliverPipelineInput,
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
  /** By whom or what the figures are cut; the usual when left out. */
  cut?: string | undefined;
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

  /** Sends the pipeline report as it is asked for on its screen, made with the caller's eyes. @throws as `deliverReport`. */
  async deliverPipeline(actor: Actor, { channelId, format, period, by }: DeliverPipelineInput): Promise<DeliveryRow> {
    const of = period === undefined ? periodContaining('weekly', this.clock.today()) : periodFromCode(period);
    return this.ofSubject(actor, { channelId, format, subject: 'pipeline', kind: of.kind, period: of.code, cut: by });
  }

  /** The same of the forecasts of a week. */
  async deliverForecast(actor: Actor, { channelId, format, week, by }: DeliverForecastInput): Promise<DeliveryRow> {
    const period = week ?? periodContaining('weekly', this.clock.today()).code;
    return this.ofSubject(actor, { channelId, format, subject: 'forecast', kind: 'weekly', period, cut: by });
  }

  /** The same of the ageing as of a day. */
  async deliverAgeing(actor: Actor, { channelId, format, asOf, by }: DeliverAgeingInput): Promise<DeliveryRow> {
    const period = asOf ?? this.clock.today();
    return this.ofSubject(actor, { channelId, format, subject: 'ageing', kind: 'daily', period, cut: by });
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
        sql`update delivery set state = 'waiting', reason = null, error = null, queued_at = ${this.clock.now()}::timestamptz where id = ${id}::uuid`,
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
      insert into delivery (id, key, schedule_id, channel_id, subject, report_id, kind, period, department_id, leader_id, cut, format, requested_by, created_at, queued_at)
      select n.id, n.key, n.schedule_id, n.channel_id, n.subject, n.report_id, n.kind, n.period, n.department_id, n.leader_id, n.cut, n.format, n.requested_by,
        ${now}::timestamptz, ${now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(deliveries.map(columnsOf))}::jsonb) as n (id uuid, key text, schedule_id uuid, channel_id uuid, subject text,
        report_id uuid, kind text, period text, department_id uuid, leader_id uuid, cut text, format text, requested_by uuid)
      on conflict on constraint delivery_once do nothing returning id`);
    for (const { id } of added) await this.journal.announce(DELIVERY_REQUESTED, { deliveryId: id, round: 0 });
    return added.length;
  }

  private async ofSubject(
    actor: Actor,
    delivery: Omit<NewDelivery, 'key' | 'requestedBy'> & { subject: 'pipeline' | 'forecast' | 'ageing' },
  ): Promise<DeliveryRow> {
    const permission = SUBJECT_NEEDS[delivery.subject];
    if (!may(actor, permission)) throw new Problem('auth.forbidden', { values: { permission } });
    await this.requireChannel(actor, delivery.channelId);
    return this.atOnce(actor, delivery);
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
  cut: delivery.cut,
  format: delivery.format,
  requested_by: delivery.requestedBy,
});
