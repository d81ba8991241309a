import sql, { empty, type Sql } from 'sql-template-tag';
import {
  CHANNEL_KINDS,
  DELIVERY_FORMATS,
  DELIVERY_REASONS,
  DELIVERY_SUBJECTS,
  REPORT_DELIVERY_STATES,
  REPORT_KINDS,
  SCHEDULE_SUBJECTS,
  SCHEDULE_TIMES,
  type Actor,
} from '@keyline/model';
import { peopleDoor } from '@keyline/measures';
import { column, shown, type ListSpec } from '@keyline/platform';

/** One's own, and that of whoever one reaches; who leads nobody has at least the own. */
const askedBy =
  (personId: Sql) =>
  (actor: Actor): Sql =>
    actor.reach.people === 'none' ? sql`join (select true) own on ${personId} = ${actor.id}::uuid` : peopleDoor(personId)(actor);

/** Where things can go is no secret among those who may send; addresses and keys are not among the columns. */
export const CHANNELS: ListSpec = {
  resource: 'delivery-channels',
  from: sql`delivery_channel c`,
  door: () => empty,
  columns: {
    id: column(sql`c.id`, 'id', { sortable: false }),
    kind: column(sql`c.kind`, 'enum', { values: CHANNEL_KINDS }),
    name: column(sql`c.name`, 'text'),
    recipients: shown(sql`c.recipients`),
    webhookHost: shown(sql`c.webhook_host`),
    hasSecret: shown(sql`c.secret is not null`),
    active: column(sql`c.active`, 'flag'),
    version: shown(sql`c.version`),
  },
  defaultSort: [['name', 'ASC']],
  tieBreaker: sql`c.id`,
};

/** A schedule is seen by its owner, and by whoever reaches the owner's work. */
export const SCHEDULES: ListSpec = {
  resource: 'delivery-schedules',
  from: sql`delivery_schedule s join person owner on owner.id = s.owner_id join delivery_channel c on c.id = s.channel_id
    left join department d on d.id = s.department_id left join person leader on leader.id = s.leader_id`,
  door: askedBy(sql`s.owner_id`),
  columns: {
    id: column(sql`s.id`, 'id', { sortable: false }),
    ownerId: column(sql`s.owner_id`, 'id', { sortable: false }),
    ownerName: column(sql`owner.name`, 'text', { filterable: false }),
    channelId: column(sql`s.channel_id`, 'id', { sortable: false }),
    channelName: column(sql`c.name`, 'text', { filterable: false }),
    channelKind: shown(sql`c.kind`),
    channelActive: shown(sql`c.active`),
    subject: column(sql`s.subject`, 'enum', { values: SCHEDULE_SUBJECTS }),
    departmentId: shown(sql`s.department_id`),
    departmentName: shown(sql`d.name`),
    leaderId: shown(sql`s.leader_id`),
    leaderName: shown(sql`leader.name`),
    kind: column(sql`s.kind`, 'enum', { values: REPORT_KINDS }),
    format: column(sql`s.format`, 'enum', { values: DELIVERY_FORMATS }),
    at: column(sql`s.at`, 'enum', { values: SCHEDULE_TIMES }),
    weekdays: shown(sql`s.weekdays`),
    minute: shown(sql`s.minute`),
    active: column(sql`s.active`, 'flag'),
    version: shown(sql`s.version`),
  },
  defaultSort: [['ownerName', 'ASC']],
  tieBreaker: sql`s.id`,
};

/** The log: whoever asked for a delivery sees it, and whoever reaches that person's work. */
export const DELIVERIES: ListSpec = {
  resource: 'deliveries',
  from: sql`delivery d join delivery_channel c on c.id = d.channel_id join person asker on asker.id = d.requested_by
    left join report r on r.id = d.report_id left join person author on author.id = r.person_id
    left join department dep on dep.id = d.department_id left join person leader on leader.id = d.leader_id`,
  door: askedBy(sql`d.requested_by`),
  columns: {
    id: column(sql`d.id`, 'id', { sortable: false }),
    scheduleId: column(sql`d.schedule_id`, 'id', { nullable: true, sortable: false }),
    channelId: column(sql`d.channel_id`, 'id', { sortable: false }),
    channelName: shown(sql`c.name`),
    channelKind: column(sql`c.kind`, 'enum', { values: CHANNEL_KINDS }),
    subject: column(sql`d.subject`, 'enum', { values: DELIVERY_SUBJECTS }),
    reportId: column(sql`d.report_id`, 'id', { nullable: true, sortable: false }),
    kind: column(sql`d.kind`, 'enum', { nullable: true, values: REPORT_KINDS }),
    period: column(sql`d.period`, 'text', { nullable: true }),
    about: shown(sql`coalesce(author.name, dep.name, leader.name)`),
    format: column(sql`d.format`, 'enum', { values: DELIVERY_FORMATS }),
    requestedById: column(sql`d.requested_by`, 'id', { sortable: false }),
    requestedByName: shown(sql`asker.name`),
    state: column(sql`d.state`, 'enum', { values: REPORT_DELIVERY_STATES }),
    attempts: shown(sql`d.attempts`),
    reason: column(sql`d.reason`, 'enum', { nullable: true, values: DELIVERY_REASONS }),
    error: shown(sql`d.error`),
    createdAt: column(sql`d.created_at`, 'instant'),
    sentAt: column(sql`d.sent_at`, 'instant', { nullable: true }),
  },
  defaultSort: [['createdAt', 'DESC']],
  tieBreaker: sql`d.id`,
};
