import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { openOf } from '@keyline/contracts';
import { DUNNING_ACTION_NAMES, formatMoney, type DunningAction } from '@keyline/model';
import { Clock, Database, Journal, newId } from '@keyline/platform';
import { Tasks } from '@keyline/tasks';
import { chasedForNothing, dueSteps, isChased, ownerOfLevel, withFormerCollector } from './dunning.queries.js';

interface DueStep {
  instalmentId: string;
  level: number;
}
interface StepToTake extends DueStep {
  skipped: boolean;
}
interface Reached {
  accountId: string;
  accountName: string;
  contractNumber: string;
  name: string;
  dueOn: string;
  days: number;
  open: string;
  personId: string | null;
  nameZh: string;
  nameEn: string;
  action: DunningAction;
}
const BATCH = 200;

/**
 * What each overdue instalment has reached. A step is a row with a key of its own - instalment, level, due date - written in the same
 * transaction as the task that it asks for: it fires once, however often, late or half-way the job runs.
 */
@Injectable()
export class DunningSteps {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly journal: Journal,
    private readonly tasks: Tasks,
  ) {}

  /** Fires all that is due today and has not fired. @returns how many fired */
  async fireDue(): Promise<number> {
    let fired = 0;
    for (;;) {
      const due = await this.database.rows<StepToTake>(dueSteps(this.clock.today(), BATCH));
      if (due.length === 0) return fired;
      let taken = 0;
      for (const step of due) {
        if (!(await this.take(step))) continue;
        taken += 1;
        if (!step.skipped) fired += 1;
      }
      if (taken === 0) return fired; // another worker is at it, or all of them were paid meanwhile
    }
  }

  /** Closes the tasks whose instalment is paid, written off, disputed, put off or terminated. */
  async settleDone(accountId: string | null = null): Promise<void> {
    const done = await this.database.rows<{ instalmentId: string }>(chasedForNothing(this.clock.today(), accountId));
    for (const { instalmentId } of done) {
      await this.database.transaction(async () => {
        const source = { entity: 'instalment', entityId: instalmentId };
        await this.tasks.settle(source, 'dunning.step');
        await this.tasks.settle(source, 'dunning.follow-up');
      });
    }
  }

  /** An instalment that changed hands takes the open tasks of its collector along. */
  async followCollectors(): Promise<void> {
    for (const { askedId, ...step } of await this.database.rows<DueStep & { askedId: string }>(withFormerCollector())) {
      await this.database.transaction(async () => {
        const reached = await this.reached(step.instalmentId, step.level);
        if (reached?.personId && reached.personId !== askedId) await this.ask({ ...step, personId: reached.personId, reached });
      });
    }
  }

  /** Fires a step, or writes down that it is passed over. @returns whether there was anything left to do */
  private async take({ instalmentId, level, skipped }: StepToTake): Promise<boolean> {
    return this.database.transaction(async () => {
      const today = this.clock.today();
      const reached = await this.reached(instalmentId, level);
      if (!reached) return false;
      const id = newId();
      const fresh = await this.database.execute(sql`
        insert into dunning_step (id, instalment_id, account_id, level, due_on, open, fired_on, at, person_id, skipped)
        values (${id}::uuid, ${instalmentId}::uuid, ${reached.accountId}::uuid, ${level}::int, ${reached.dueOn}::date, ${reached.open}::numeric,
          ${today}::date, ${this.clock.now()}::timestamptz, ${skipped ? null : reached.personId}::uuid, ${skipped})
        on conflict on constraint dunning_step_once do nothing`);
      if (fresh === 0) return false;
      await this.journal.record(null, {
        action: skipped ? 'dunning.skipped' : 'dunning.fired',
        entity: 'dunning_step',
        entityId: id,
        accountId: reached.accountId,
      });
      if (reached.personId && !skipped) await this.ask({ instalmentId, level, personId: reached.personId, reached });
      return true;
    });
  }

  /** How the instalment stands, locked against a payment under way; null once it need not be chased. */
  private reached(instalmentId: string, level: number): Promise<Reached | null> {
    const today = this.clock.today();
    return this.database.maybeRow<Reached>(sql`
      select i.account_id as "accountId", a.name as "accountName", c.number as "contractNumber", i.name, i.due_on as "dueOn",
        ${today}::date - i.due_on as days, ${openOf} as open, l.name_zh as "nameZh", l.name_en as "nameEn", l.action,
        (${ownerOfLevel(sql`i.collector_id`, sql`l.owner`, today)}) as "personId"
      from instalment i join contract c on c.id = i.contract_id join account a on a.id = i.account_id join dunning_level l on l.level = ${level}::int
      where i.id = ${instalmentId}::uuid and ${isChased(today)}
      for no key update of i`);
  }

  private async ask(step: DueStep & { personId: string; reached: Reached }): Promise<void> {
    const { instalmentId, level, personId, reached } = step;
    const action = DUNNING_ACTION_NAMES[reached.action];
    await this.tasks.ask({
      personId,
      kind: 'dunning.step',
      key: `dunning/${instalmentId}/${level}/${reached.dueOn}`,
      dueOn: this.clock.today(),
      values: {
        levelZh: reached.nameZh,
        levelEn: reached.nameEn,
        account: reached.accountName,
        instalment: `${reached.contractNumber} ${reached.name}`,
        days: String(reached.days),
        open: formatMoney(reached.open),
        actionZh: action.zh,
        actionEn: action.en,
      },
      link: `/instalments/${instalmentId}/show`,
      source: { entity: 'instalment', entityId: instalmentId },
      accountId: reached.accountId,
    });
  }
}
