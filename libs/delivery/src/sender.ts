import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import {
  may,
  paperWord,
  type Actor,
  type DeliveryFormat,
  type DeliveryReason,
  type DeliverySubject,
  type ReportDeliveryState,
  type ReportKind,
} from '@keyline/model';
import { ActorDirectory, Clock, Database, DOCUMENT_TYPES, log, Problem, SecretUnreadable } from '@keyline/platform';
import { ChannelsService } from './channels.service.js';
import { NOTIFIERS, NotNow, Refused, Uncertain, type Attachment, type Notifier } from './notifier.js';
import { Papers, type PaperOf } from './papers/papers.service.js';

interface Claimed {
  id: string;
  channelId: string;
  subject: DeliverySubject;
  reportId: string | null;
  kind: ReportKind | null;
  period: string | null;
  departmentId: string | null;
  leaderId: string | null;
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

  /** @param last whether this is the last try. @throws what the other side said while trying again may help */
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
    if (!may(actor, 'delivery:send') || !may(actor, 'report:read')) throw new Refused('not_allowed', 'delivery:send');
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

  private async attach(actor: Actor, paper: Parameters<Papers['file']>[1], format: 'pdf' | 'xlsx'): Promise<Attachment> {
    const { name, bytes } = await this.papers.file(actor, paper, format);
    return { filename: name, content: bytes, contentType: DOCUMENT_TYPES[format] };
  }

  /** @throws Refused no_report for an own report that was never made */
  private async subjectOf({ subject, reportId, kind, period, departmentId, leaderId, requestedBy }: Claimed): Promise<PaperOf> {
    if (kind === null || period === null) throw new Refused('internal', 'a delivery about nothing');
    if (subject === 'team')
      return { team: { kind, period, department: departmentId ?? undefined, leader: leaderId ?? undefined } };
    const own = await this.database.maybeRow<{ id: string }>(sql`
      select id from report where person_id = ${requestedBy}::uuid and kind = ${kind}::text and period = ${period}::text`);
    const id = reportId ?? own?.id;
    if (id === undefined) throw new Refused('no_report', period);
    return { reportId: id };
  }

  private claim(id: string): Promise<Claimed | null> {
    return this.database.transaction(() =>
      this.database.maybeRow<Claimed>(sql`
        update delivery set state = 'sending', attempts = attempts + 1, claimed_at = ${this.clock.now()}::timestamptz
        where id = ${id}::uuid and state = 'waiting'
        returning id, channel_id as "channelId", subject, report_id as "reportId", kind, period, department_id as "departmentId", leader_id as "leaderId", format,
          requested_by as "requestedBy"`),
    );
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
