/** How a weekly or monthly report travels between its author and the reviewer, and whether it came in time (DOMAIN D32 and D33). */

/** Statuses of a report, in the order a smooth one passes them. */
export const REPORT_STATUSES = ['draft', 'submitted', 'returned', 'accepted'] as const;

/** Where a report stands. */
export type ReportStatus = (typeof REPORT_STATUSES)[number];

/** What people do to a report: the author submits, the reviewer returns or accepts. */
export const REPORT_VERBS = ['submit', 'return', 'accept'] as const;

/** One thing people do to a report. */
export type ReportVerb = (typeof REPORT_VERBS)[number];

/** The whole state machine. What is accepted stays so. */
export const REPORT_MOVES: Readonly<Record<ReportVerb, { readonly from: readonly ReportStatus[]; readonly to: ReportStatus }>> = {
  submit: { from: ['draft', 'returned'], to: 'submitted' },
  return: { from: ['submitted'], to: 'returned' },
  accept: { from: ['submitted'], to: 'accepted' },
};

/** Does the verb apply in this status? Who may do it is another question. */
export function canReportVerb(status: ReportStatus, verb: ReportVerb): boolean {
  return REPORT_MOVES[verb].from.includes(status);
}

/** The status that the verb leads to. @throws RangeError when it does not apply in this status */
export function nextReportStatus(status: ReportStatus, verb: ReportVerb): ReportStatus {
  if (!canReportVerb(status, verb)) throw new RangeError(`cannot ${verb} a report that is ${status}`);
  return REPORT_MOVES[verb].to;
}

/** Whether a report came in time: `pending` is not yet due, `missing` is due and has not come, `excused` need not come. */
export const PUNCTUALITIES = ['on_time', 'late', 'missing', 'pending', 'excused'] as const;

/** Whether a report came in time. */
export type Punctuality = (typeof PUNCTUALITIES)[number];

/**
 * Did the report come in time? The deadline itself still counts as in time.
 * @param times.excused the author was away all the time: whatever comes all the same comes in time
 * @param times.submittedAt first submission; a report that was returned and submitted again keeps its first. Null while there is none
 */
export function punctuality(times: {
  readonly dueAt: Date;
  readonly submittedAt: Date | null;
  readonly now: Date;
  readonly excused?: boolean;
}): Punctuality {
  const { dueAt, submittedAt, now, excused = false } = times;
  if (submittedAt) return submittedAt <= dueAt || excused ? 'on_time' : 'late';
  if (excused) return 'excused';
  return now > dueAt ? 'missing' : 'pending';
}
