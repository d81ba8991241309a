import type { InstalmentRow } from '@keyline/model';
import { ShowBase, useShowContext } from 'react-admin';
import { Navigate } from 'react-router-dom';
import { entityPath, ErrorState, PageSkeleton } from '../kit/index.js';

const ToContract = () => {
  const { record, error, refetch } = useShowContext<InstalmentRow>();
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return record ? <Navigate to={entityPath('contracts', record.contractId)} replace /> : <PageSkeleton />;
};

/** An instalment is read on the page of its contract. */
const InstalmentShow = () => (
  <ShowBase>
    <ToContract />
  </ShowBase>
);

export default InstalmentShow;
