import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import {
  DEFAULT_REPORT_RULES,
  may,
  REPORT_KINDS,
  type Actor,
  type ReportKind,
  type ReportRule,
  type ReportRulePatch,
  type ReportRuleRow,
} from '@keyline/model';
import { changesBetween, Database, Journal, notFound, requireVersion } from '@keyline/platform';

type StoredRule = ReportRule & { version: number };

/** The topic on which open reports are looked through again. */
export const RULE_EDITED = 'report-rule.edited';

const COLUMNS = sql`kind, roles, due_days as "dueDays", due_minute as "dueMinute", shifts, remind_hours as "remindHours", version`;

/** Who owes which kind of report, and by when, as the organisation has decided. */
@Injectable()
export class ReportRules {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
  ) {}

  /** Of every kind, in the order of the settings. */
  async list(actor: Actor): Promise<ReportRuleRow[]> {
    const rules = await this.database.rows<StoredRule>(sql`select ${COLUMNS} from report_rule`);
    return rules
      .map((rule) => ({ ...rule, id: rule.kind, can: { edit: may(actor, 'report-rule:write') } }))
      .sort((one, other) => REPORT_KINDS.indexOf(one.kind) - REPORT_KINDS.indexOf(other.kind));
  }

  async of(kind: ReportKind): Promise<ReportRule> {
    const rule = await this.database.maybeRow<StoredRule>(sql`select ${COLUMNS} from report_rule where kind = ${kind}::text`);
    return rule ?? DEFAULT_REPORT_RULES[kind];
  }

  /** A new rule holds for reports that are still to be made or written. @throws Problem version.conflict (409). */
  async edit(actor: Actor, kind: ReportKind, { version, ...input }: ReportRulePatch): Promise<ReportRuleRow[]> {
    await this.database.transaction(async () => {
      const before = await this.database.maybeRow<StoredRule & { id: string }>(
        sql`select id, ${COLUMNS} from report_rule where kind = ${kind}::text for update`,
      );
      if (!before) throw notFound();
      requireVersion(before, version);
      const after = { ...before, ...input };
      await this.database.execute(sql`
        update report_rule set roles = ${[...after.roles]}::text[], due_days = ${after.dueDays}::int, due_minute = ${after.dueMinute}::int, shifts = ${after.shifts}::boolean,
          remind_hours = ${after.remindHours}::int, version = version + 1 where kind = ${kind}::text`);
      await this.journal.record(actor, {
        action: RULE_EDITED,
        entity: 'report-rule',
        entityId: before.id,
        changes: changesBetween(before, after),
        event: { kind },
      });
    });
    return this.list(actor);
  }
}
