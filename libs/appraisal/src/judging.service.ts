import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import {
  gradeOf,
  totalScore,
  type Actor,
  type AppraisalJudgement,
  type AppraisalMove,
  type AppraisalObjection,
  type AppraisalRecord,
} from '@keyline/model';
import { Clock, Database, fieldProblem, Journal, notFound, Problem, requireVersion, type Changes } from '@keyline/platform';
import { AppraisalMaker } from './appraisal-maker.js';
import { AppraisalMessages, isUnanswered } from './appraisal-messages.js';
import { AppraisalsService } from './appraisals.service.js';

type Verb = keyof AppraisalRecord['can'];

/** The way of a form from the superior's scores to two signatures. */
@Injectable()
export class JudgingService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly journal: Journal,
    private readonly messages: AppraisalMessages,
    private readonly appraisals: AppraisalsService,
    private readonly maker: AppraisalMaker,
  ) {}

  /**
   * The superior scores, comments, answers objections, sets the grade. Lines counted from figures cannot be scored by hand.
   * @throws Problem appraisal.wrong-state, version.conflict (409), appraisal.not-yours (403), appraisal.counted, reference.unknown (422).
   */
  async judge(actor: Actor, id: string, { version, lines = [], ...own }: AppraisalJudgement): Promise<AppraisalRecord> {
    await this.database.transaction(async () => {
      const form = await this.lock(actor, id, version, 'judge');
      for (const [index, { id: lineId, ...given }] of lines.entries()) {
        const line = form.lines.find((each) => each.id === lineId.toLowerCase());
        if (!line) throw fieldProblem('reference.unknown', `lines.${index}.id`, 'field.unknown-reference');
        if (given.score !== undefined && !line.byHand)
          throw fieldProblem('appraisal.counted', `lines.${index}.score`, 'appraisal.counted');
        await this.database.execute(sql`
          update appraisal_line set score = coalesce(${given.score ?? null}::numeric, score),
            comment = case when ${given.comment !== undefined}::boolean then ${given.comment ?? null}::text else comment end,
            answer = case when ${given.answer !== undefined}::boolean then ${given.answer ?? null}::text else answer end
          where id = ${line.id}::uuid`);
      }
      await this.count(actor, id, form, own);
      await this.messages.answered(form, await this.appraisals.get(actor, id));
      await this.record(actor, 'judged', id, {});
    });
    return this.appraisals.get(actor, id);
  }

  /** Reads the figures again: a report handed in meanwhile freezes them. @throws as `judge`. */
  async refresh(actor: Actor, id: string, { version }: AppraisalMove): Promise<AppraisalRecord> {
    await this.database.transaction(async () => {
      const form = await this.lock(actor, id, version, 'refresh');
      await this.maker.refresh(id);
      await this.count(actor, id, form, {});
      await this.record(actor, 'refreshed', id, {});
    });
    return this.appraisals.get(actor, id);
  }

  /** Shows the form to the person. @throws Problem appraisal.unscored (422) while a line has no score; else as `judge`. */
  async show(actor: Actor, id: string, { version }: AppraisalMove): Promise<AppraisalRecord> {
    await this.database.transaction(async () => {
      const form = await this.lock(actor, id, version, 'show');
      const unscored = form.lines.filter(({ score }) => score === null).length;
      if (unscored > 0) throw new Problem('appraisal.unscored', { values: { count: unscored } });
      await this.count(actor, id, form, {});
      await this.move(id, sql`state = 'shown', shown_at = ${this.clock.now()}::timestamptz`);
      await this.messages.settle(id);
      await this.messages.ask(form, form.personId, 'appraisal.to-sign');
      await this.record(actor, 'shown', id, {});
    });
    return this.appraisals.get(actor, id);
  }

  /** The person objects to a line; the superior answers it before anybody signs. @throws as `judge`. */
  async object(actor: Actor, id: string, { version, lineId, objection }: AppraisalObjection): Promise<AppraisalRecord> {
    await this.database.transaction(async () => {
      const form = await this.lock(actor, id, version, 'object');
      const line = form.lines.find((each) => each.id === lineId.toLowerCase());
      if (!line) throw fieldProblem('reference.unknown', 'lineId', 'field.unknown-reference');
      await this.database.execute(
        sql`update appraisal_line set objection = ${objection}::text, answer = null where id = ${line.id}::uuid`,
      );
      await this.move(id, sql`state = state`);
      await this.messages.ask(form, form.reviewerId, 'appraisal.objected');
      await this.record(actor, 'objected', id, { objection: { from: line.objection, to: objection } });
    });
    return this.appraisals.get(actor, id);
  }

  /** First the person signs, then the superior; then nothing changes any more. @throws Problem appraisal.unanswered (422); else as `judge`. */
  async sign(actor: Actor, id: string, { version }: AppraisalMove): Promise<AppraisalRecord> {
    await this.database.transaction(async () => {
      const form = await this.lock(actor, id, version, 'sign');
      if (form.lines.some(isUnanswered)) throw new Problem('appraisal.unanswered');
      await this.messages.settle(id);
      const now = this.clock.now();
      if (form.state === 'shown') {
        await this.move(id, sql`state = 'signed_by_person', person_signed_at = ${now}::timestamptz`);
        await this.messages.ask(form, form.reviewerId, 'appraisal.to-countersign');
      } else await this.move(id, sql`state = 'signed', reviewer_signed_at = ${now}::timestamptz`);
      await this.record(actor, 'signed', id, {});
    });
    return this.appraisals.get(actor, id);
  }

  /** The form under lock, if the caller may do this to it now. */
  private async lock(actor: Actor, id: string, version: number, verb: Verb): Promise<AppraisalRecord> {
    await this.database.execute(sql`select 1 from appraisal where id = ${id}::uuid for update`);
    const form = await this.appraisals.get(actor, id);
    // Said first: whoever is late does not need to know that the page was old, too.
    if (form.state === 'signed') throw new Problem('appraisal.locked');
    requireVersion(form, version);
    if (form.can[verb]) return form;
    const side = verb === 'object' ? form.personId : verb === 'sign' ? null : form.reviewerId;
    if (side !== null && side !== actor.id) throw new Problem('appraisal.not-yours');
    if (verb === 'sign' && form.personId !== actor.id && form.reviewerId !== actor.id) throw new Problem('appraisal.not-yours');
    throw new Problem('appraisal.wrong-state');
  }

  /** Total and grade follow from the scores; a grade that the superior sets differently stays until it is taken back. */
  private async count(
    actor: Actor,
    id: string,
    before: AppraisalRecord,
    own: Pick<AppraisalJudgement, 'grade' | 'comment'>,
  ): Promise<void> {
    const { lines, thresholds } = await this.appraisals.get(actor, id);
    const total = totalScore(lines);
    const [earlier, earned] = [totalScore(before.lines), total === null ? null : gradeOf(total, thresholds)];
    const followed = before.grade === null || (earlier !== null && before.grade === gradeOf(earlier, thresholds));
    const grade = own.grade ?? (own.grade === null || followed ? earned : before.grade);
    const comment = own.comment === undefined ? sql`comment` : sql`${own.comment}::text`;
    await this.move(id, sql`total = ${total}::numeric, grade = ${total === null ? null : grade}::text, comment = ${comment}`);
  }

  private async move(id: string, set: ReturnType<typeof sql>): Promise<void> {
    const moved = await this.database.execute(sql`update appraisal set ${set}, version = version + 1 where id = ${id}::uuid`);
    if (moved === 0) throw notFound();
  }

  private record(actor: Actor, verb: string, entityId: string, changes: Changes): Promise<void> {
    return this.journal.record(actor, { action: `appraisal.${verb}`, entity: 'appraisal', entityId, changes });
  }
}
