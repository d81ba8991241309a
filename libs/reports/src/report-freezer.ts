import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { periodFromCode } from '@keyline/model';
import { Clock, Database, Problem } from '@keyline/platform';
import { ReportComposer } from './composer.js';
import { DutyBook } from './duty-book.js';
import { factsHash, frozenTeam } from './frozen.js';
import type { LockedReport } from './reports.service.js';
import { storeVersions } from './store.queries.js';
import { peopleOfTeam } from './teams.js';

/** What is handed in stays as it was. */
@Injectable()
export class ReportFreezer {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly composer: ReportComposer,
    private readonly duties: DutyBook,
  ) {}

  /** @throws Problem report.too-early (422) before the last working day of the period. */
  async requireOpen(code: string): Promise<void> {
    const period = periodFromCode(code);
    const day = (await this.duties.opensOn(period)) ?? period.end;
    if (day > this.clock.today()) throw new Problem('report.too-early', { values: { day } });
  }

  /** Writes the figures of this minute into the report and keeps them as a version, with the records behind them, under their hash. */
  async freeze(
    { id, personId, kind, period: code }: LockedReport,
    revision: number,
  ): Promise<{ hash: string; reviewerId: string | null }> {
    const now = this.clock.now();
    const period = periodFromCode(code);
    // First, for a report that is due within its own period is itself among its figures.
    await this.database.execute(sql`
      update report set submitted_at = ${now}::timestamptz, first_submitted_at = coalesce(first_submitted_at, ${now}::timestamptz)
      where id = ${id}::uuid`);
    const content = (await this.composer.contents([personId], period)).get(personId);
    const rows = (await this.composer.rows([personId], period)).get(personId) ?? {};
    const team = content?.team ?? null;
    const teamRows = team && (await this.composer.teamRows(peopleOfTeam(team), period));
    const hash = factsHash({ personId, kind, period: code }, content?.facts ?? [], {
      rows,
      team: frozenTeam(team, teamRows ?? {}),
    });
    const reviewerId = await this.duties.reviewerOf(personId);
    await this.database.execute(sql`
      update report set status = 'submitted', reviewer_id = ${reviewerId}::uuid, revision = ${revision}::int, facts = ${JSON.stringify(content?.facts)}::jsonb,
        team = ${team && JSON.stringify(team)}::jsonb, lists = ${JSON.stringify(content?.lists)}::jsonb, plan_review = ${JSON.stringify(content?.planReview)}::jsonb,
        facts_hash = ${hash}::text, computed_at = ${now}::timestamptz
      where id = ${id}::uuid`);
    await this.database.execute(
      storeVersions([{ report_id: id, revision, submitted_at: now, facts_hash: hash, frozen_rows: rows, team_rows: teamRows }]),
    );
    return { hash, reviewerId };
  }
}
