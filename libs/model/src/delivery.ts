/** How reports leave the house (DOMAIN D34): over which channel, on which schedule, and what became of each. */
import { z } from 'zod';
import type { Actor } from './actor.js';
import { may } from './actor.js';
import { AGEING_CUTS, AgeingQuery } from './ageing-report.js';
import type { DeliveryTiming } from './delivery-due.js';
import { id, line, patchOf, whole } from './fields.js';
import { ForecastRollUpQuery } from './forecasts.js';
import { MEASURE_CUTS } from './measures.js';
import type { Permission } from './permissions.js';
import { PipelineQuery } from './pipeline.js';
import { REPORT_KINDS, TeamRollUpQuery, type ReportKind } from './reports.js';
import type { DeliveryState } from './statements.js';

/** E-mail, and the group robots of 企业微信, 钉钉 and 飞书. */
export const CHANNEL_KINDS = ['email', 'wecom', 'dingtalk', 'feishu'] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];
/** Can the keys of this kind sign? A WeCom robot is protected by its address alone. */
export const channelSigns = (kind: ChannelKind): boolean => kind === 'dingtalk' || kind === 'feishu';

/** `message`: the key figures and a link. A robot takes no files: with the other two it links to the file, mail carries it. */
export const DELIVERY_FORMATS = ['message', 'pdf', 'xlsx'] as const;
export type DeliveryFormat = (typeof DELIVERY_FORMATS)[number];

const MOST_RECIPIENTS = 20;
const recipients = z.array(z.email().max(254)).max(MOST_RECIPIENTS);
/** A webhook's address and a robot's key are taken and never given back: whoever knows them speaks in the group. */
const ChannelFields = z.strictObject({
  kind: z.enum(CHANNEL_KINDS),
  name: line(60),
  recipients: recipients.optional(),
  webhook: line(1000).optional(),
  secret: line(200).nullable().optional(),
  active: z.boolean().optional(),
});
/** Who is written to: addresses for mail, a webhook for a robot. What is missing for the kind, the server names. */
export const DeliveryChannelInput = ChannelFields;
export type DeliveryChannelInput = z.infer<typeof DeliveryChannelInput>;
/** A channel stays what it is; a webhook or key that is not sent stays as it is, `secret: null` takes the key away. */
export const DeliveryChannelPatch = patchOf(ChannelFields.omit({ kind: true }));
export type DeliveryChannelPatch = z.infer<typeof DeliveryChannelPatch>;

export interface DeliveryChannelRow {
  id: string;
  kind: ChannelKind;
  name: string;
  recipients: string[];
  /** Of a robot, the host of its webhook: enough to tell whose it is. */
  webhookHost: string | null;
  hasSecret: boolean;
  active: boolean;
  version: number;
  can: { edit: boolean; test: boolean };
}
export const channelCan = (actor: Pick<Actor, 'permissions'>) => {
  const edit = may(actor, 'delivery-channel:write');
  return { edit, test: edit };
};

/**
 * `own`: the owner's own report. `team`: the roll-up of everybody whom the owner reaches, or of one department or leader. The others: the
 * pipeline report, the forecasts added up and the ageing of receivables, of all that the owner may see.
 */
export const SCHEDULE_SUBJECTS = ['own', 'team', 'pipeline', 'forecast', 'ageing'] as const;
export type ScheduleSubject = (typeof SCHEDULE_SUBJECTS)[number];
/** How often each can go out: a pipeline is reported by week or month, forecasts are given by week. */
export const KINDS_OF_SUBJECT: Readonly<Record<ScheduleSubject, readonly ReportKind[]>> = {
  own: REPORT_KINDS,
  team: REPORT_KINDS,
  pipeline: ['weekly', 'monthly'],
  forecast: ['weekly'],
  ageing: REPORT_KINDS,
};
/** What one must be able to read to have it sent. */
export const SUBJECT_NEEDS: Readonly<Record<ScheduleSubject | Exclude<DeliverySubject, 'test'>, Permission>> = {
  own: 'report:read',
  report: 'report:read',
  team: 'report:read',
  pipeline: 'measure:read',
  forecast: 'forecast:read',
  ageing: 'receivable:read',
};
/** At the deadline of the period's reports, or at a time of the week. */
export const SCHEDULE_TIMES = ['deadline', 'weekday'] as const;
export type ScheduleTime = (typeof SCHEDULE_TIMES)[number];

const ScheduleFields = z.strictObject({
  channelId: id,
  subject: z.enum(SCHEDULE_SUBJECTS),
  departmentId: id.nullable().optional(),
  leaderId: id.nullable().optional(),
  kind: z.enum(REPORT_KINDS),
  format: z.enum(DELIVERY_FORMATS),
  at: z.enum(SCHEDULE_TIMES),
  /** Of `weekday`: 1 is Monday, 7 is Sunday. */
  weekdays: z.array(whole(1, 7)).min(1).max(7).optional(),
  /** Of `weekday`: minutes after midnight in the organisation's zone. */
  minute: whole(0, 1439).optional(),
  active: z.boolean().optional(),
});
/** What goes where when: each period once, with the eyes of whoever set it up. */
export const DeliveryScheduleInput = ScheduleFields;
export type DeliveryScheduleInput = z.infer<typeof DeliveryScheduleInput>;
export const DeliverySchedulePatch = patchOf(ScheduleFields);
export type DeliverySchedulePatch = z.infer<typeof DeliverySchedulePatch>;

export interface DeliveryScheduleRow extends DeliveryTiming {
  id: string;
  ownerId: string;
  ownerName: string;
  channelId: string;
  channelName: string;
  channelKind: ChannelKind;
  channelActive: boolean;
  subject: ScheduleSubject;
  departmentId: string | null;
  departmentName: string | null;
  leaderId: string | null;
  leaderName: string | null;
  kind: ReportKind;
  format: DeliveryFormat;
  active: boolean;
  version: number;
  can: { edit: boolean; stop: boolean };
}
/** Its owner changes a schedule; whoever looks after the channels may stop it. */
export const scheduleCan = (
  actor: Pick<Actor, 'id' | 'permissions'>,
  { ownerId, active }: { ownerId: string; active: boolean },
) => {
  const own = ownerId === actor.id && may(actor, 'delivery-schedule:write');
  return { edit: own, stop: active && (own || may(actor, 'delivery-channel:write')) };
};

/** Send this report now. */
export const DeliverInput = z.strictObject({ channelId: id, format: z.enum(DELIVERY_FORMATS) });
export type DeliverInput = z.infer<typeof DeliverInput>;
/** Send the roll-up of a team now. */
export const DeliverTeamInput = TeamRollUpQuery.safeExtend(DeliverInput.shape);
export type DeliverTeamInput = z.infer<typeof DeliverTeamInput>;
/** Send the pipeline report, the forecasts or the ageing now, as they are asked for on their screens. */
export const DeliverPipelineInput = PipelineQuery.safeExtend(DeliverInput.shape);
export type DeliverPipelineInput = z.infer<typeof DeliverPipelineInput>;
export const DeliverForecastInput = ForecastRollUpQuery.safeExtend(DeliverInput.shape);
export type DeliverForecastInput = z.infer<typeof DeliverForecastInput>;
export const DeliverAgeingInput = AgeingQuery.safeExtend(DeliverInput.shape);
export type DeliverAgeingInput = z.infer<typeof DeliverAgeingInput>;
/** By whom or what a delivery's figures are cut, as the log keeps it. */
export const DeliveryCut = { people: z.enum(MEASURE_CUTS).catch('person'), ageing: z.enum(AGEING_CUTS).catch('account') };
/** Which version of a report to take out; the newest when left out. */
export const ReportFileQuery = z.strictObject({ revision: z.coerce.number().int().min(1).max(10_000).optional() });
export type ReportFileQuery = z.infer<typeof ReportFileQuery>;

export const DELIVERY_SUBJECTS = ['report', 'team', 'pipeline', 'forecast', 'ageing', 'test'] as const;
export type DeliverySubject = (typeof DELIVERY_SUBJECTS)[number];
export const REPORT_DELIVERY_STATES = [
  'waiting',
  'sending',
  'sent',
  'uncertain',
  'failed',
] as const satisfies readonly DeliveryState[];
export type ReportDeliveryState = (typeof REPORT_DELIVERY_STATES)[number];

/** Why something has not gone out (yet). What the other side said stands beside it, word for word. */
export const DELIVERY_REASONS = [
  'unreachable',
  'unknown_host',
  'certificate',
  'busy',
  'paced',
  'rate_limited',
  'bad_key',
  'bad_signature',
  'keyword_missing',
  'address_blocked',
  'refused',
  'mail_off',
  'mail_login',
  'address_not_allowed',
  'secret_unreadable',
  'channel_off',
  'no_report',
  'not_allowed',
  'interrupted',
  'internal',
] as const;
export type DeliveryReason = (typeof DELIVERY_REASONS)[number];

/** One line of the log: what went, or is to go, where. */
export interface DeliveryRow {
  id: string;
  scheduleId: string | null;
  channelId: string;
  channelName: string;
  channelKind: ChannelKind;
  subject: DeliverySubject;
  reportId: string | null;
  kind: ReportKind | null;
  period: string | null;
  /** The report's author, or the leader or department that the roll-up is limited to. */
  about: string | null;
  format: DeliveryFormat;
  requestedById: string;
  requestedByName: string;
  state: ReportDeliveryState;
  attempts: number;
  reason: DeliveryReason | null;
  error: string | null;
  createdAt: string;
  sentAt: string | null;
  can: { retry: boolean };
}
/** Whoever asked for it, or looks after the channels, may send again what failed - or may not have arrived. */
export const deliveryCan = (
  actor: Pick<Actor, 'id' | 'permissions'>,
  { requestedById, state }: { requestedById: string; state: ReportDeliveryState },
) => ({
  retry:
    (state === 'failed' || state === 'uncertain') &&
    ((requestedById === actor.id && may(actor, 'delivery:send')) || may(actor, 'delivery-channel:write')),
});
