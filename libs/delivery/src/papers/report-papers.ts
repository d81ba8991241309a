import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { paperWord, type Actor, type TeamRollUpQuery } from '@keyline/model';
import { Clock, Database } from '@keyline/platform';
import { ReportsService, TeamService, VerificationService } from '@keyline/reports';
import { instantIn, reportPaper, teamPaper, type Paper } from './paper.js';

/** A report, in its newest or an earlier version, or the roll-up of a team. */
export type ReportOf = { reportId: string; revision?: number } | { team: TeamRollUpQuery };

/** People's reports and what a team makes of them, with the eyes of whoever asks. */
@Injectable()
export class ReportPapers {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly reports: ReportsService,
    private readonly verification: VerificationService,
    private readonly team: TeamService,
  ) {}

  /** @throws Problem record.not-found (404) for a report that one may not see, and for a version that was never handed in. */
  of(actor: Actor, what: ReportOf): Promise<Paper> {
    return 'team' in what ? this.ofTeam(actor, what.team) : this.ofReport(actor, what);
  }

  private async ofReport(actor: Actor, { reportId, revision }: { reportId: string; revision?: number }): Promise<Paper> {
    const report = await this.reports.get(actor, reportId);
    const version = revision === undefined ? null : await this.verification.version(actor, reportId, revision);
    const rows = await this.verification.allRows(actor, reportId, revision);
    return reportPaper(report, { version, rows, locale: actor.locale, instant: instantIn(this.clock.timeZone) });
  }

  private async ofTeam(actor: Actor, query: TeamRollUpQuery): Promise<Paper> {
    const team = await this.team.rollUp(actor, query);
    return teamPaper(team, {
      scope: await this.scopeOf(actor, query),
      query: queryOf(query),
      rows: await this.team.rows(actor, team),
      locale: actor.locale,
      instant: instantIn(this.clock.timeZone),
      now: this.clock.now(),
    });
  }

  /** Whom a roll-up is limited to, in words. */
  private async scopeOf(actor: Actor, { department, leader }: TeamRollUpQuery): Promise<string> {
    if (department === undefined && leader === undefined) return paperWord('everybody', actor.locale, { name: actor.name });
    const named = await this.database.maybeRow<{ name: string }>(sql`
      select string_agg(name, ' · ') as name from (
        select name from department where id = ${department ?? null}::uuid
        union all select name from person where id = ${leader ?? null}::uuid) scope`);
    return named?.name ?? '–';
  }
}

/** What is asked, as an address says it; what is left out stays out. */
const queryOf = (query: TeamRollUpQuery): string =>
  new URLSearchParams(Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : []))).toString();
