import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { may, type Actor, type DunningLevel, type DunningLevels, type DunningLevelsInput } from '@keyline/model';
import { changesBetween, Database, Journal, Problem } from '@keyline/platform';

/** The one row of settings has an id of its own in the audit log. */
const LEVELS_ID = '01930000-0000-7000-8000-000000000601';

/** From how many days overdue who does what. */
@Injectable()
export class DunningLevelsService {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
  ) {}

  async get(actor: Actor): Promise<DunningLevels> {
    const levels = await this.database.rows<DunningLevel>(sql`
      select level, from_days as "fromDays", name_zh as "nameZh", name_en as "nameEn", owner, action, active from dunning_level order by level`);
    const setting = await this.database.maybeRow<{ version: number }>(sql`select version from dunning_setting`);
    return { levels, version: setting?.version ?? 1, can: { edit: may(actor, 'dunning-level:write') } };
  }

  /** From the next morning on; what has fired stays fired. @throws Problem version.conflict (409). */
  async set(actor: Actor, { levels, version }: DunningLevelsInput): Promise<DunningLevels> {
    await this.database.transaction(async () => {
      const before = await this.get(actor);
      const moved = await this.database.execute(
        sql`update dunning_setting set version = version + 1 where version = ${version}::int`,
      );
      if (moved === 0)
        throw new Problem('version.conflict', { values: { current: before.version }, extra: { current: before.version } });
      // All off first: two active levels may not begin on the same day, not even on the way.
      await this.database.execute(sql`update dunning_level set active = false`);
      for (const each of levels) {
        await this.database.execute(sql`
          insert into dunning_level (level, from_days, name_zh, name_en, owner, action, active)
          values (${each.level}::int, ${each.fromDays}::int, ${each.nameZh}::text, ${each.nameEn}::text, ${each.owner}::text, ${each.action}::text, ${each.active}::boolean)
          on conflict (level) do update set from_days = excluded.from_days, name_zh = excluded.name_zh, name_en = excluded.name_en,
            owner = excluded.owner, action = excluded.action, active = excluded.active`);
      }
      const after = await this.get(actor);
      await this.journal.record(actor, {
        action: 'dunning-levels.edited',
        entity: 'dunning_level',
        entityId: LEVELS_ID,
        changes: changesBetween({ levels: before.levels }, { levels: after.levels }),
      });
    });
    return this.get(actor);
  }
}
