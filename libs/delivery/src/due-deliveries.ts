import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import {
  deliveryDueAt,
  LOOK_BACK_PERIODS,
  periodContaining,
  periodsDue,
  previousPeriod,
  type DeliveryFormat,
  type DeliverySubject,
  type DeliveryTiming,
  type Period,
  type ReportKind,
  type ScheduleSubject,
} from '@keyline/model';
import { Clock, Database } from '@keyline/platform';
import { DutyBook } from '@keyline/reports';
import { DeliveriesService, type NewDelivery } from './deliveries.service.js';

interface ActiveSchedule extends DeliveryTiming {
  id: string;
  ownerId: string;
  channelId: string;
  subject: ScheduleSubject;
  departmentId: string | null;
  leaderId: string | null;
  kind: ReportKind;
  format: DeliveryFormat;
  since: Date;
}

/**
 * Finds what schedules have due by now. Run twice, by two workers, or after three days of standstill: each period goes out once. What a
 * schedule has sent it does not send again after an edit either, to whichever channel and at whatever time.
 */
@Injectable()
export class DueDeliveries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly duties: DutyBook,
    private readonly deliveries: DeliveriesService,
  ) {}

  /** @param only of this schedule alone */
  async find(only?: string): Promise<void> {
    const schedules = await this.database.rows<ActiveSchedule>(sql`
      select s.id, s.owner_id as "ownerId", s.channel_id as "channelId", s.subject, s.department_id as "departmentId", s.leader_id as "leaderId", s.kind, s.format,
        s.at, s.weekdays, s.minute, s.since
      from delivery_schedule s join delivery_channel c on c.id = s.channel_id and c.active
        join person owner on owner.id = s.owner_id and (owner.left_on is null or owner.left_on >= ${this.clock.today()}::date)
      where s.active and (${only ?? null}::uuid is null or s.id = ${only ?? null}::uuid) order by s.id`);
    if (schedules.length === 0) return;
    const deadlines = await this.deadlines(new Set(schedules.map(({ kind }) => kind)));
    for (const schedule of schedules) {
      const due = this.periods(schedule, deadlines).map((period) => deliveryOf(schedule, period));
      const fresh = await this.unsent(schedule, due);
      if (fresh.length > 0) await this.database.transaction(() => this.deliveries.add(fresh));
    }
  }

  private async unsent(schedule: ActiveSchedule, due: readonly NewDelivery[]): Promise<NewDelivery[]> {
    if (due.length === 0) return [];
    const sent = await this.database.rows<{ period: string }>(sql`
      select period from delivery where schedule_id = ${schedule.id}::uuid and subject = ${subjectOf(schedule)}::text
        and department_id is not distinct from ${schedule.departmentId}::uuid and leader_id is not distinct from ${schedule.leaderId}::uuid
        and period = any (${due.map(({ period }) => period)}::text[])`);
    return due.filter((each) => !sent.some(({ period }) => period === each.period));
  }

  private periods(schedule: ActiveSchedule, deadlines: ReadonlyMap<string, Date | null>): Period[] {
    const { timeZone: zone } = this.clock;
    return periodsDue(schedule.kind, {
      since: schedule.since,
      now: this.clock.now(),
      today: this.clock.today(),
      dueAt: (period) => deliveryDueAt(schedule, period, { zone, deadline: deadlines.get(period.code) ?? null }),
    });
  }

  /** The deadlines of the periods that can still be due, once for all schedules. */
  private async deadlines(kinds: ReadonlySet<ReportKind>): Promise<Map<string, Date | null>> {
    const deadlines = new Map<string, Date | null>();
    for (const kind of kinds) {
      const periods: Period[] = [];
      let period = periodContaining(kind, this.clock.today());
      for (; periods.length < LOOK_BACK_PERIODS; period = previousPeriod(period)) periods.push(period);
      for (const [code, deadline] of await this.duties.deadlines(kind, periods)) deadlines.set(code, deadline);
    }
    return deadlines;
  }
}

const subjectOf = ({ subject }: ActiveSchedule): DeliverySubject => (subject === 'own' ? 'report' : subject);

/** Its key says what goes out for whom, not where to: another channel is no reason to send it again. */
const deliveryOf = (schedule: ActiveSchedule, { code }: Period): NewDelivery => ({
  key: `${schedule.id}/${subjectOf(schedule)}/${schedule.departmentId ?? schedule.leaderId ?? 'all'}/${code}`,
  scheduleId: schedule.id,
  channelId: schedule.channelId,
  subject: subjectOf(schedule),
  kind: schedule.kind,
  period: code,
  departmentId: schedule.departmentId,
  leaderId: schedule.leaderId,
  format: schedule.format,
  requestedBy: schedule.ownerId,
});
