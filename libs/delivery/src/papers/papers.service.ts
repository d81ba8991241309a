import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { paperWord, type Actor, type DeliveryFormat, type DeliveryMessage, type TeamRollUpQuery } from '@keyline/model';
import { Clock, CONFIG, Database, type Config, type DocumentFormat } from '@keyline/platform';
import { ReportsService, TeamService, VerificationService } from '@keyline/reports';
import { paperMessage } from './paper-message.js';
import { paperPdf } from './paper-pdf.js';
import { paperWorkbook } from './paper-workbook.js';
import { reportPaper, teamPaper, type Paper } from './paper.js';

/** What is taken out: a report, in its newest or an earlier version, or the roll-up of a team. */
export type PaperOf = { reportId: string; revision?: number } | { team: TeamRollUpQuery };
export interface PaperFile {
  name: string;
  bytes: Buffer;
}

/** Reports outside the product, with the eyes of whoever asks: what one may not read cannot be taken out either. */
@Injectable()
export class Papers {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly reports: ReportsService,
    private readonly verification: VerificationService,
    private readonly team: TeamService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws Problem record.not-found (404) for a report that one may not see, and for a version that was never handed in. */
  async of(actor: Actor, what: PaperOf): Promise<Paper> {
    return 'team' in what ? this.ofTeam(actor, what.team) : this.ofReport(actor, what);
  }

  /** The paper as a file, with a name that says what is in it. */
  async file(actor: Actor, paper: Paper, format: DocumentFormat): Promise<PaperFile> {
    const name = `${paper.title.replaceAll(' · ', '-').replace(/[\\/:*?"<>|]/g, ' ')}.${format}`;
    if (format === 'xlsx') return { name, bytes: await paperWorkbook(paper) };
    const own = await this.database.maybeRow<{ name: string }>(sql`select name from organisation`);
    const madeAt = this.clock.now();
    const letterhead = { organisation: own?.name ?? 'Keyline', name: actor.name, madeAt, madeAtText: this.instant(madeAt) };
    return { name, bytes: await paperPdf(paper, letterhead) };
  }

  /** The key figures and the links, for a mail or a robot. */
  message(paper: Paper, format: DeliveryFormat): DeliveryMessage {
    return paperMessage(paper, {
      format,
      pageUrl: `${this.config.publicUrl}${paper.path}`,
      fileUrl: `${this.config.publicUrl}${filePath(paper.path, format)}`,
    });
  }

  /** What shows that a channel works. */
  trial({ locale }: Actor, channel: string): DeliveryMessage {
    return {
      title: paperWord('test.title', locale),
      subtitle: paperWord('test.body', locale, { channel }),
      lines: [],
      remarks: [],
      links: [{ text: paperWord('open', locale), url: this.config.publicUrl }],
    };
  }

  private async ofReport(actor: Actor, { reportId, revision }: { reportId: string; revision?: number }): Promise<Paper> {
    const report = await this.reports.get(actor, reportId);
    const version = revision === undefined ? null : await this.verification.version(actor, reportId, revision);
    const rows = await this.verification.allRows(actor, reportId, revision);
    return reportPaper(report, { version, rows, locale: actor.locale, instant: this.instant });
  }

  private async ofTeam(actor: Actor, query: TeamRollUpQuery): Promise<Paper> {
    const team = await this.team.rollUp(actor, query);
    return teamPaper(team, {
      scope: await this.scopeOf(actor, query),
      query: queryOf(query),
      rows: await this.team.rows(actor, team),
      locale: actor.locale,
      instant: this.instant,
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

  private readonly instant = (instant: string | Date): string =>
    new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: this.clock.timeZone }).format(
      new Date(instant),
    );
}

/** What is asked, as an address says it; what is left out stays out. */
const queryOf = (query: TeamRollUpQuery): string =>
  new URLSearchParams(Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : []))).toString();

/** Where the file itself is, for whoever is signed in. */
function filePath(path: string, format: DeliveryFormat): string {
  const verb = format === 'xlsx' ? 'workbook' : 'paper';
  const [page = '', query] = path.split('?');
  return `/api${page.replace(/\/show$/, '')}/${verb}${query === undefined ? '' : `?${query}`}`;
}
