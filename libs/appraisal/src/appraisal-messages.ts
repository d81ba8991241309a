import { Injectable } from '@nestjs/common';
import { addDays, type AppraisalLine, type AppraisalRecord } from '@keyline/model';
import { Clock } from '@keyline/platform';
import { Notices, Tasks } from '@keyline/tasks';

/** So long each side has for its part. */
const DAYS_FOR_A_STEP = 3;

/** What the two are asked to do, and told, on the way of a form; inside the transaction of what made it necessary. */
@Injectable()
export class AppraisalMessages {
  constructor(
    private readonly clock: Clock,
    private readonly tasks: Tasks,
    private readonly notices: Notices,
  ) {}

  async ask(
    { id, personName, period, version }: AppraisalRecord,
    personId: string,
    kind: 'appraisal.to-sign' | 'appraisal.objected' | 'appraisal.to-countersign',
  ): Promise<void> {
    await this.tasks.ask({
      personId,
      kind,
      // What was answered may be objected to again: that is another thing to do.
      key: kind === 'appraisal.objected' ? `${kind}:${id}:${version}` : `${kind}:${id}`,
      dueOn: addDays(this.clock.today(), DAYS_FOR_A_STEP),
      values: { person: personName, period },
      link: `/appraisals/${id}/show`,
      source: { entity: 'appraisal', entityId: id },
    });
  }

  /** The step is done: whatever was asked for it is. */
  async settle(entityId: string): Promise<void> {
    await this.tasks.settle({ entity: 'appraisal', entityId });
  }

  /** Once nothing waits for an answer any more the superior has nothing left to do, and the person is told. */
  async answered(before: AppraisalRecord, now: AppraisalRecord): Promise<void> {
    if (!before.lines.some(isUnanswered) || now.lines.some(isUnanswered)) return;
    const { id, period, personId, reviewerName, version } = now;
    await this.tasks.settle({ entity: 'appraisal', entityId: id }, 'appraisal.objected');
    await this.notices.notify([personId], {
      kind: 'appraisal.answered',
      key: `appraisal.answered:${id}:${version}`,
      values: { reviewer: reviewerName, period },
      link: `/appraisals/${id}/show`,
    });
  }
}

export const isUnanswered = ({ objection, answer }: AppraisalLine): boolean => objection !== null && answer === null;
