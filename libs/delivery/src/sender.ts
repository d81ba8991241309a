import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import {
  DeliveryCut,
  may,
  paperWord,
  periodFromCode,
  SUBJECT_NEEDS,
  type Actor,
  type ChannelKind,
  type DeliveryFormat,
  type DeliveryReason,
  type DeliverySubject,
  type ReportDeliveryState,
  type ReportKind,
} from '@keyline/model';
import { ActorDirectory, Clock, Database, DOCUMENT_TYPES, log, NotYet, Problem, SecretUnreadable } from '@keyline/platform';
import { ChannelsService } from './channels.service.js';
import { NOTIFIERS, NotNow, Refused, Uncertain, type Attachment, type Notifier } from './notifier.js';
import { Papers, type AnyPaper, type PaperOf } from './papers/papers.service.js';
import { PACES, waitFor } from './robots/pace.js';

interface Claimed {
  id: string;
  channelId: string;
  subject: DeliverySubject;
  reportId: string | null;
  kind: ReportKind | null;
  period: string | null;
  departmentId: string | null;
  leaderId: string | null;
  cut: string | null;
  format: DeliveryFormat;
  requestedBy: string;
}
interface Outcome {
  state: ReportDeliveryState;
  reason?: DeliveryReason;
  error?: string;
}
const LONGEST_ERROR = 500;

/**
 * Sends one delivery. It is claimed in a commit of its own before anything leaves the house, so that no second worker, no repeated job
 * and no death of the process sends it twice; what may or may not have arrived is said to be uncertain, and a person decides.
 */
@Injectable()
export class Sender {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly people: ActorDirectory,
    private readonly channels: ChannelsService,
    private readonly papers: Papers,
    @Inject(NOTIFIERS) private readonly notifiers: readonly Notifier[],
  ) {}

  /**
   * @param last whether this is the last try
   * @throws NotYet while the robot has been told as much as it takes; what the other side said while trying again may help
   */
  async send(deliveryId: string, { last }: { last: boolean }): Promise<void> {
    const claimed = await this.claim(deliveryId);
    if (!claimed) return;
    try {
      const missed = await this.deliver(claimed);
      await this.settle(claimed, { state: 'sent', ...(missed.length > 0 ? { error: missed.join(', ') } : {}) });
    } catch (error) {
      const outcome = outcomeOf(error);
      const again = outcome.state === 'waiting' && !last;
      await this.settle(claimed, again ? outcome : { ...outcome, state: outcome.state === 'waiting' ? 'failed' : outcome.state });
      if (again) throw error;
      log.warn({ delivery: claimed.id, reason: outcome.reason, error: outcome.error }, 'a delivery did not go out');
    }
  }

  private async deliver(delivery: Claimed): Promise<readonly string[]> {
    const actor = await this.people.findActor(delivery.requestedBy);
    if (!actor) throw new Refused('not_allowed', '');
    const channel = await this.channels.destination(delivery.channelId);
    const notifier = this.notifiers.find(({ kind }) => kind === channel.kind);
    if (!notifier) throw new Refused('internal', `no notifier for ${channel.kind}`);
    if (delivery.subject === 'test') {
      if (!may(actor, 'delivery-channel:write')) throw new Refused('not_allowed', 'delivery-channel:write');
      return notifier.send(channel, {
        id: delivery.id,
        message: this.papers.trial(actor, channel.name),
        foot: '',
        attachment: null,
      });
    }
    if (!channel.active) throw new Refused('channel_off', channel.name);
    for (const needed of ['delivery:send', SUBJECT_NEEDS[delivery.subject]] as const)
      if (!may(actor, needed)) throw new Refused('not_allowed', needed);
    const paper = await this.papers.of(actor, await this.subjectOf(delivery));
    const attachment =
      notifier.carriesFiles && delivery.format !== 'message' ? await this.attach(actor, paper, delivery.format) : null;
    return notifier.send(channel, {
      id: delivery.id,
      message: this.papers.message(paper, notifier.carriesFiles ? 'message' : delivery.format),
      foot: paperWord('mail.foot', actor.locale, { name: actor.name }),
      attachment,
    });
  }

  private async attach(actor: Actor, paper: AnyPaper, format: 'pdf' | 'xlsx'): Promise<Attachment> {
    const { name, bytes } = await this.papers.file(actor, paper, format);
    return { filename: name, content: bytes, contentType: DOCUMENT_TYPES[format] };
  }

  /** @throws Refused no_report for an own report that was never made */
  private async subjectOf({ subject, reportId, kind, period, requestedBy, ...more }: Claimed): Promise<PaperOf> {
    if (kind === null || period === null) throw new Refused('internal', 'a delivery about nothing');
    const people = DeliveryCut.people.parse(more.cut);
    if (subject === 'team')
      return { team: { kind, period, department: more.departmentId ?? undefined, leader: more.leaderId ?? undefined } };
    if (subject === 'pipeline') return { pipeline: { period, by: people } };
    if (subject === 'forecast') return { forecast: { week: period, by: people } };
    if (subject === 'ageing') return { ageing: { asOf: this.dayOf(period), by: DeliveryCut.ageing.parse(more.cut) } };
    const own = await this.database.maybeRow<{ id: string }>(sql`
      select id from report where person_id = ${requestedBy}::uuid and kind = ${kind}::text and period = ${period}::text`);
    const id = reportId ?? own?.id;
    if (id === undefined) throw new Refused('no_report', period);
    return { reportId: id };
  }

  /** What is owed is counted as on the last day of the period, or today while it runs. */
  private dayOf(period: string): string {
    const { end } = periodFromCode(period);
    const today = this.clock.today();
    return today < end ? today : end;
  }

  /** @throws NotYet, and says so in the log, while the robot has been told as much as it takes */
  private async claim(id: string): Promise<Claimed | null> {
    const [claimed, waitMs] = await this.database.transaction(async (): Promise<[Claimed | null, number]> => {
      const wait = await this.waitOf(id);
      return wait > 0 ? [null, wait] : [await this.take(id), 0];
    });
    if (waitMs > 0) throw new NotYet(waitMs, `the robot takes the next message in ${waitMs} ms`);
    return claimed;
  }

  private take(id: string): Promise<Claimed | null> {
    return this.database.maybeRow<Claimed>(sql`
      update delivery set state = 'sending', attempts = attempts + 1, claimed_at = ${this.clock.now()}::timestamptz
      where id = ${id}::uuid and state = 'waiting'
      returning id, channel_id as "channelId", subject, report_id as "reportId", kind, period, department_id as "departmentId", leader_id as "leaderId", cut, format,
        requested_by as "requestedBy"`);
  }

  /** How long the robot is to be left alone before it hears this one. Those of one channel ask one after the other. */
  private async waitOf(id: string): Promise<number> {
    const waiting = await this.database.maybeRow<{ channelId: string; kind: ChannelKind; createdAt: Date }>(sql`
      select c.id as "channelId", c.kind, d.created_at as "createdAt" from delivery d join delivery_channel c on c.id = d.channel_id
      where d.id = ${id}::uuid and d.state = 'waiting' for no key update of c`);
    const pace = waiting && PACES[waiting.kind];
    if (!pace) return 0;
    const { channelId, createdAt } = waiting;
    const now = this.clock.now();
    const most = Math.max(...pace.windows.map((window) => window.most));
    const told = await this.database.rows<{ at: Date }>(sql`
      select claimed_at as at from delivery where channel_id = ${channelId}::uuid and claimed_at is not null order by claimed_at desc limit ${most}::int`);
    const [more] = await this.database.rows<{ refusedAt: Date | null; ahead: number }>(sql`
      select max(queued_at) filter (where reason = 'rate_limited') as "refusedAt",
        (count(*) filter (where state = 'waiting' and (created_at, id) < (${createdAt}::timestamptz, ${id}::uuid)))::int as ahead
      from delivery where channel_id = ${channelId}::uuid and (state = 'waiting' or queued_at > ${new Date(now.getTime() - pace.restMs)}::timestamptz)`);
    const wait = waitFor(
      pace,
      { told: told.map(({ at }) => at), refusedAt: more?.refusedAt ?? null, ahead: more?.ahead ?? 0 },
      now,
    );
    if (wait > 0)
      await this.database.execute(sql`
        update delivery set reason = 'paced', error = null, queued_at = ${now}::timestamptz where id = ${id}::uuid and reason is distinct from 'rate_limited'`);
    return wait;
  }

  private async settle({ id }: Claimed, { state, reason, error }: Outcome): Promise<void> {
    const now = this.clock.now();
    await this.database.execute(sql`
      update delivery set state = ${state}::text, reason = ${reason ?? null}::text, error = ${error?.slice(0, LONGEST_ERROR) ?? null}::text,
        sent_at = ${state === 'sent' ? now : null}::timestamptz, queued_at = ${now}::timestamptz
      where id = ${id}::uuid and state in ('sending', 'uncertain')`);
  }
}

/** What became of a delivery that was not simply taken. `waiting`: it may be tried again. */
function outcomeOf(error: unknown): Outcome {
  const said = error instanceof Error ? error.message : String(error);
  if (error instanceof Uncertain) return { state: 'uncertain', reason: 'interrupted', error: said };
  if (error instanceof Refused) return { state: 'failed', reason: error.reason, error: said };
  if (error instanceof NotNow) return { state: 'waiting', reason: error.reason, error: said };
  if (error instanceof SecretUnreadable) return { state: 'failed', reason: 'secret_unreadable', error: said };
  if (error instanceof Problem)
    return { state: 'failed', reason: error.code === 'record.not-found' ? 'no_report' : 'internal', error: said };
  return { state: 'waiting', reason: 'internal', error: said };
}
