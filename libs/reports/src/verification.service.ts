import { Injectable } from '@nestjs/common';
import {
  periodFromCode,
  type Actor,
  type MeasureDetail,
  type ReportFact,
  type ReportRow,
  type ReportVerification,
} from '@keyline/model';
import { FigureReader, requireMeasure } from '@keyline/measures';
import { Lists, Page, Problem, type ListQuery } from '@keyline/platform';
import { ReportComposer } from './composer.js';
import { factsHash, fingerprint } from './frozen.js';
import type { FrozenRows } from './report.js';
import { ONE_REPORT, REPORT_ROWS } from './reports.list.js';
import { isFrozen } from './reports.service.js';

type Stored = ReportRow & { facts: ReportFact[]; frozenRows: FrozenRows | null };

/** The records behind a report's figures, and whether they are still what was handed in. */
@Injectable()
export class VerificationService {
  constructor(
    private readonly lists: Lists,
    private readonly composer: ReportComposer,
    private readonly figures: FigureReader,
  ) {}

  /** The records behind one figure: the frozen ones once handed in, before that those of now. @throws Problem measure.unknown (400). */
  async rows(actor: Actor, id: string, code: string, range: ListQuery): Promise<Page<MeasureDetail>> {
    const measure = requireMeasure(code);
    const report = await this.lists.get<Stored>(ONE_REPORT, actor, id, REPORT_ROWS);
    const { start: from, end: to } = periodFromCode(report.period);
    if (!isFrozen(report) || !report.frozenRows)
      return this.figures.rows(measure.code, { people: [report.personId], from, to }, range);
    const { personId, personName } = report;
    const rows = (report.frozenRows[code] ?? []).map((row) => ({ ...row, personId, personName }));
    return new Page(rows.slice(range.from, range.to + 1), range.from, rows.length, false);
  }

  /** Computes the figures anew and sets them beside what was handed in. @throws Problem report.not-submitted (409). */
  async verify(actor: Actor, id: string): Promise<ReportVerification> {
    const report = await this.lists.get<Stored>(ONE_REPORT, actor, id, REPORT_ROWS);
    if (!isFrozen(report) || report.factsHash === null) throw new Problem('report.not-submitted');
    const period = periodFromCode(report.period);
    const facts = (await this.composer.facts([report.personId], period)).get(report.personId) ?? [];
    const rows = (await this.composer.rows([report.personId], period)).get(report.personId) ?? {};
    const frozen = report.frozenRows ?? {};
    const hash = factsHash(report, facts, rows);
    const now = new Map(facts.map(({ measure, value }) => [measure, value]));
    const differences = report.facts
      .filter(
        ({ measure, value }) =>
          now.get(measure) !== value || fingerprint(rows[measure]).join() !== fingerprint(frozen[measure]).join(),
      )
      .map(({ measure, value }) => ({ measure, frozen: value, now: now.get(measure) ?? '' }));
    return {
      hash,
      stored: report.factsHash,
      matches: hash === report.factsHash,
      intact: factsHash(report, report.facts, frozen) === report.factsHash,
      differences,
    };
  }
}
