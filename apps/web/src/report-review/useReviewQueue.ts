import type { ReportRow } from '@keyline/model';
import { useGetList, useTranslate } from 'react-admin';
import { useMe } from '../data/index.js';

/** What the room shows: what waits for oneself, all that waits in the team, or what one has judged. */
export const REVIEW_VIEWS = ['mine', 'team', 'judged'] as const;
export type ReviewView = (typeof REVIEW_VIEWS)[number];

const waitingFirst = { field: 'dueAt', order: 'ASC' } as const;
const latestFirst = { field: 'startsOn', order: 'DESC' } as const;

/** The queue of a view, narrowed to names, departments and states that contain the text. */
export const useReviewQueue = (view: ReviewView, find: string) => {
  const me = useMe();
  const translate = useTranslate();
  const filter = {
    mine: { awaitingMyReview: true },
    team: { status: 'submitted' },
    judged: { reviewerId: me?.id, status: ['returned', 'accepted'] },
  }[view];
  const { data, isPending, error, refetch } = useGetList<ReportRow>(
    'reports',
    { filter, sort: view === 'judged' ? latestFirst : waitingFirst, pagination: { page: 1, perPage: 100 } },
    { enabled: me !== undefined },
  );
  const text = find.trim().toLowerCase();
  const matches = ({ personName, departmentName, status }: ReportRow): boolean =>
    [personName, departmentName, translate(`enums.reportStatus.${status}`)].join(' ').toLowerCase().includes(text);
  return { queue: (data ?? []).filter((report) => report.personId !== me?.id && matches(report)), isPending, error, refetch };
};
