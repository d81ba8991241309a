import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { paperWord, type Actor, type DeliveryFormat, type DeliveryMessage } from '@keyline/model';
import { Clock, CONFIG, Database, type Config, type DocumentFormat } from '@keyline/platform';
import { paperMessage } from './paper-message.js';
import { paperPdf } from './paper-pdf.js';
import { paperWorkbook } from './paper-workbook.js';
import { instantIn, type Paper } from './paper.js';
import { ReportPapers, type ReportOf } from './report-papers.js';
import { tableMessage, tablePdf, tableWorkbook, type TablePaper } from './table-paper.js';
import { TablePapers, type TablesOf } from './table-papers.js';

/** What is taken out. */
export type PaperOf = ReportOf | TablesOf;
/** It before it becomes a PDF, a workbook or a message. */
export type AnyPaper = Paper | TablePaper;
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
    private readonly reports: ReportPapers,
    private readonly tables: TablePapers,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws Problem record.not-found (404) for a report that one may not see, and for a version that was never handed in. */
  async of(actor: Actor, what: PaperOf): Promise<AnyPaper> {
    return 'reportId' in what || 'team' in what ? this.reports.of(actor, what) : this.tables.of(actor, what);
  }

  /** The paper as a file, with a name that says what is in it. */
  async file(actor: Actor, paper: AnyPaper, format: DocumentFormat): Promise<PaperFile> {
    const name = `${paper.title.replaceAll(' · ', '-').replace(/[\\/:*?"<>|]/g, ' ')}.${format}`;
    if (format === 'xlsx') return { name, bytes: await (isTables(paper) ? tableWorkbook(paper) : paperWorkbook(paper)) };
    const own = await this.database.maybeRow<{ name: string }>(sql`select name from organisation`);
    const madeAt = this.clock.now();
    const letterhead = {
      organisation: own?.name ?? 'Keyline',
      name: actor.name,
      madeAt,
      madeAtText: instantIn(this.clock.timeZone)(madeAt),
    };
    return { name, bytes: await (isTables(paper) ? tablePdf(paper, letterhead) : paperPdf(paper, letterhead)) };
  }

  /** The key figures and the links, for a mail or a robot. */
  message(paper: AnyPaper, format: DeliveryFormat): DeliveryMessage {
    if (isTables(paper)) return tableMessage(paper, { format, publicUrl: this.config.publicUrl });
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
}

const isTables = (paper: AnyPaper): paper is TablePaper => 'sections' in paper;

/** Where the file itself is, for whoever is signed in. */
function filePath(path: string, format: DeliveryFormat): string {
  const verb = format === 'xlsx' ? 'workbook' : 'paper';
  const [page = '', query] = path.split('?');
  return `/api${page.replace(/\/show$/, '')}/${verb}${query === undefined ? '' : `?${query}`}`;
}
