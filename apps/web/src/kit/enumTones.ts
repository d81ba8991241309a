import type { Tone } from '../theme/index.js';

/** The meaning, and so the colour, of coded values. What is not listed is neutral. */
export const enumTones: Record<string, Record<string, Tone>> = {
  grade: { A: 'accent', B: 'info', C: 'neutral', D: 'neutral' },
  lifecycle: { potential: 'neutral', prospect: 'info', active: 'good', dormant: 'soon', lost: 'bad' },
  stage: { contact: 'neutral', needs: 'info', proposal: 'info', tender: 'accent', closing: 'accent', won: 'good', lost: 'bad' },
  planState: { planned: 'info', done: 'good', cancelled: 'neutral', missed: 'bad' },
  decisionRole: { decision_maker: 'accent', approver: 'info', coach: 'good' },
  attitude: { supporter: 'good', neutral: 'neutral', opponent: 'bad', unknown: 'neutral' },
  contractState: {
    draft: 'neutral',
    in_review: 'soon',
    signed: 'info',
    executing: 'accent',
    accepted: 'good',
    closed: 'good',
    terminated: 'bad',
  },
  versionState: { draft: 'neutral', in_review: 'soon', approved: 'good', returned: 'bad', effective: 'accent', superseded: 'neutral' },
  reportStatus: { draft: 'neutral', submitted: 'info', returned: 'soon', accepted: 'good' },
  ageing: { notDue: 'neutral', d1_30: 'soon', d31_60: 'soon', d61_90: 'bad', d91_180: 'bad', d181_365: 'bad', d365plus: 'bad' },
  forecastCategory: { commit: 'good', best: 'info', pipeline: 'neutral', omitted: 'neutral' },
  targetPlanState: { draft: 'neutral', submitted: 'info', approved: 'good', superseded: 'neutral' },
  appraisalState: { scoring: 'neutral', shown: 'info', signed_by_person: 'soon', signed: 'good' },
  appraisalGrade: { S: 'good', A: 'accent', B: 'info', C: 'soon' },
  approvalState: { pending: 'soon', approved: 'good', returned: 'bad', recalled: 'neutral', withdrawn: 'neutral' },
  approvalStep: {
    waiting: 'neutral',
    open: 'soon',
    approved: 'good',
    returned: 'bad',
    skipped: 'neutral',
    cancelled: 'neutral',
  },
  creditRelease: { asked: 'soon', granted: 'good', refused: 'bad', recalled: 'neutral', used: 'info' },
  writeOffState: { proposed: 'soon', booked: 'bad', refused: 'neutral', recalled: 'neutral' },
  complaintState: { open: 'soon', in_progress: 'info', answered: 'good', closed: 'neutral' },
  complaintSeverity: { low: 'neutral', medium: 'soon', high: 'bad' },
  runStatus: { queued: 'neutral', running: 'info', done: 'good', failed: 'bad', cancelled: 'soon' },
  promiseState: { open: 'info', kept: 'good', broken: 'bad', withdrawn: 'neutral' },
  jobState: {
    waiting: 'neutral',
    delayed: 'info',
    active: 'info',
    completed: 'good',
    failed: 'bad',
    paused: 'soon',
    prioritized: 'neutral',
  },
};

export const enumTone = (name: string, value: string): Tone => enumTones[name]?.[value] ?? 'neutral';
