import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { REPORT_STATUSES, REPORT_VERBS, canReportVerb, nextReportStatus, punctuality } from './report-states.js';

describe('a report', () => {
  it('is submitted, returned, submitted again and accepted', () => {
    expect(nextReportStatus('draft', 'submit')).toBe('submitted');
    expect(nextReportStatus('submitted', 'return')).toBe('returned');
    expect(nextReportStatus('returned', 'submit')).toBe('submitted');
    expect(nextReportStatus('submitted', 'accept')).toBe('accepted');
  });

  it('offers in each status exactly what may be done there', () => {
    const offered = Object.fromEntries(
      REPORT_STATUSES.map((status) => [status, REPORT_VERBS.filter((verb) => canReportVerb(status, verb))]),
    );
    expect(offered).toEqual({ draft: ['submit'], submitted: ['return', 'accept'], returned: ['submit'], accepted: [] });
  });

  it('is not judged before it is handed in, nor changed after it is accepted', () => {
    expect(() => nextReportStatus('draft', 'accept')).toThrow(RangeError);
    for (const verb of REPORT_VERBS) expect(() => nextReportStatus('accepted', verb)).toThrow(RangeError);
  });
});

describe('punctuality', () => {
  const dueAt = new Date('2026-11-23T10:00:00Z');
  const before = new Date('2026-11-23T09:59:59Z');
  const after = new Date('2026-11-23T10:00:00.001Z');

  it('counts the deadline itself as in time', () => {
    expect(punctuality({ dueAt, submittedAt: before, now: after })).toBe('on_time');
    expect(punctuality({ dueAt, submittedAt: dueAt, now: after })).toBe('on_time');
    expect(punctuality({ dueAt, submittedAt: after, now: after })).toBe('late');
  });

  it('calls a report missing only once it is overdue', () => {
    expect(punctuality({ dueAt, submittedAt: null, now: before })).toBe('pending');
    expect(punctuality({ dueAt, submittedAt: null, now: dueAt })).toBe('pending');
    expect(punctuality({ dueAt, submittedAt: null, now: after })).toBe('missing');
  });

  it('of what was handed in never changes as time passes', () => {
    const instants = fc.date({ noInvalidDate: true });
    fc.assert(
      fc.property(instants, instants, instants, (submittedAt, now, later) => {
        expect(punctuality({ dueAt, submittedAt, now })).toBe(punctuality({ dueAt, submittedAt, now: later }));
      }),
    );
  });
});
