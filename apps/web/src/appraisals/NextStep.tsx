import Alert, { type AlertColor } from '@mui/material/Alert';
import type { AppraisalRecord } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { useMe } from '../data/index.js';

/** Lines without a score, and objections without an answer: what keeps a form from going on. */
export const unscoredOf = ({ lines }: AppraisalRecord): number => lines.filter(({ score }) => score === null).length;
export const unansweredOf = ({ lines }: AppraisalRecord): number =>
  lines.filter(({ objection, answer }) => objection !== null && answer === null).length;

/** Who has to do what now, as a sentence for whoever reads it. */
function nextStep(form: AppraisalRecord, me: string | undefined): [key: string, severity: AlertColor, count?: number] {
  const [mine, judging] = [form.personId === me, form.reviewerId === me];
  const [unscored, unanswered] = [unscoredOf(form), unansweredOf(form)];
  switch (form.state) {
    case 'scoring':
      return unscored > 0 ? ['unscored', judging ? 'warning' : 'info', unscored] : ['scored', 'info'];
    case 'shown':
      if (unanswered > 0) return [judging ? 'toAnswer' : 'waitsForAnswer', judging ? 'warning' : 'info', unanswered];
      return [mine ? 'toSign' : 'waitsForPerson', mine ? 'warning' : 'info'];
    case 'signed_by_person':
      return [judging ? 'toCountersign' : 'waitsForReviewer', judging ? 'warning' : 'info'];
    case 'signed':
      return ['locked', 'success'];
  }
}

export const NextStep = ({ form }: { form: AppraisalRecord }) => {
  const translate = useTranslate();
  const [key, severity, count = 0] = nextStep(form, useMe()?.id);
  const values = { smart_count: count, person: form.personName, reviewer: form.reviewerName };
  return <Alert severity={severity}>{translate(`appraisals.next.${key}`, values)}</Alert>;
};
