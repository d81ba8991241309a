import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import {
  APPRAISAL_GRADES,
  distributionGuide,
  may,
  type Actor,
  type AppraisalGrade,
  type AppraisalLine,
  type AppraisalOverview,
  type AppraisalOverviewQuery,
  type AppraisalRecord,
  type AppraisalRow,
  type GradeShares,
} from '@keyline/model';
import { Database, Lists, type ListQuery, type Page, inChineseOrder } from '@keyline/platform';
import { APPRAISAL_RECORD, appraisalDoor, APPRAISALS } from './appraisals.list.js';
import { isCounted } from './frozen-figures.js';

export type StoredAppraisal = Omit<AppraisalRow, 'can'>;
type StoredRecord = Omit<AppraisalRecord, 'can' | 'lines'> & { lines: Omit<AppraisalLine, 'byHand'>[] };
type OverviewRow = Omit<AppraisalOverview['rows'][number], 'guide'> & { templateId: string; shares: GradeShares };

/** What all forms ask alike; null where they differ, or there is none. */
const inCommon = ([first, ...others]: readonly GradeShares[]): GradeShares | null =>
  first && others.every((shares) => APPRAISAL_GRADES.every((grade) => shares[grade] === first[grade])) ? first : null;

/** What each of the two may do with a form, by its state. */
export function appraisalCan(
  actor: Actor,
  { state, personId, reviewerId }: Pick<StoredAppraisal, 'state' | 'personId' | 'reviewerId'>,
) {
  const [mine, judging] = [personId === actor.id, reviewerId === actor.id && may(actor, 'appraisal:judge')];
  return {
    judge: judging && (state === 'scoring' || state === 'shown'),
    show: judging && state === 'scoring',
    refresh: judging && (state === 'scoring' || state === 'shown'),
    object: mine && state === 'shown',
    sign: (mine && state === 'shown') || (judging && state === 'signed_by_person'),
  };
}

/** Appraisals as the two people concerned, and those above, read them. */
@Injectable()
export class AppraisalsService {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
  ) {}

  async list(actor: Actor, query: ListQuery): Promise<Page<AppraisalRow>> {
    return (await this.lists.page<StoredAppraisal>(APPRAISALS, actor, query)).map((row) => ({
      ...row,
      can: appraisalCan(actor, row),
    }));
  }

  async get(actor: Actor, id: string): Promise<AppraisalRecord> {
    const { lines, ...row } = await this.lists.get<StoredRecord>(APPRAISALS, actor, id, APPRAISAL_RECORD);
    return { ...row, lines: lines.map((line) => ({ ...line, byHand: !isCounted(line) })), can: appraisalCan(actor, row) };
  }

  /** A month's grades of those one appraises or leads, beside what the shares of each form would give those who have it. */
  async overview(actor: Actor, { period }: AppraisalOverviewQuery): Promise<AppraisalOverview> {
    const rows = await this.database.rows<OverviewRow>(sql`
      select a.id, a.person_id as "personId", p.name as "personName", reviewer.name as "reviewerName", a.state, a.total::text as total, a.grade,
        a.template_id as "templateId", a.shares
      from ${APPRAISALS.from} ${appraisalDoor(actor)} where a.period = ${period}::text and a.person_id <> ${actor.id}::uuid
      order by a.total desc nulls last, p.name ${inChineseOrder}, a.id`);
    const forms = new Map(rows.map(({ templateId, shares }) => [templateId, shares]));
    const guide = new Map(
      [...forms].flatMap(([form, shares]) => {
        const totals = rows.flatMap(({ id, templateId, total }) =>
          templateId === form && total !== null ? [{ id, total: Number(total) }] : [],
        );
        return [...distributionGuide(totals, shares)];
      }),
    );
    const counts = Object.fromEntries(
      APPRAISAL_GRADES.map((grade) => [grade, rows.filter((row) => row.grade === grade).length]),
    ) as Record<AppraisalGrade, number>;
    return {
      period,
      shares: inCommon([...forms.values()]),
      counts,
      rows: rows.map(({ shares: _, templateId: _form, ...row }) => ({ ...row, guide: guide.get(row.id) ?? null })),
    };
  }
}
