import type { ApprovalRecord } from '@keyline/model';
import { ShowBase, useShowContext } from 'react-admin';
import { ErrorState, PageSkeleton } from '../kit/index.js';
import { ApprovalPage } from './ApprovalPage.js';

const Shown = () => {
  const { record, error, refetch } = useShowContext<ApprovalRecord>();
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!record?.steps) return <PageSkeleton />;
  return <ApprovalPage approval={record} />;
};

const ApprovalShow = () => (
  <ShowBase>
    <Shown />
  </ShowBase>
);

export default ApprovalShow;
