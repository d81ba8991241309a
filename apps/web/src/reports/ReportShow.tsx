import type { ReportRecord } from '@keyline/model';
import { ShowBase, useShowContext } from 'react-admin';
import { ErrorState, PageSkeleton } from '../kit/index.js';
import { ReportPage } from './ReportPage.js';

const Loaded = () => {
  const { record, error, refetch } = useShowContext<ReportRecord>();
  if (error && !record?.facts) return <ErrorState error={error} onRetry={() => void refetch()} />;
  // Until the answer is there, react-admin may show the row of a list, which has no facts.
  if (!record?.facts) return <PageSkeleton />;
  // Another report is another page: drafts and timers of the one before must not follow.
  return <ReportPage key={record.id} report={record} onChanged={() => void refetch()} />;
};

/** A report: its author writes it here, everybody else reads it. */
const ReportShow = () => (
  <ShowBase queryOptions={{ refetchOnWindowFocus: false }}>
    <Loaded />
  </ShowBase>
);

export default ReportShow;
