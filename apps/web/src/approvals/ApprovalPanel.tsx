import Box from '@mui/material/Box';
import type { ApprovalRecord } from '@keyline/model';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { useApi } from '../data/index.js';
import { EnumChip, ErrorState, Panel, RowsSkeleton } from '../kit/index.js';
import { HistoryList, StepList } from './ApprovalBody.js';
import { ApprovalButtons } from './ApprovalButtons.js';

export interface ApprovalPanelProps {
  /** As the asking room named it: `contract`. */
  entity: string;
  entityId: string;
}

const One = ({ approval }: { approval: ApprovalRecord }) => (
  <Box sx={{ display: 'grid', gap: 1 }}>
    <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 1 }}>
      <EnumChip enum="approvalCode" value={approval.code} dot={false} />
      <EnumChip enum="approvalState" value={approval.state} />
      <Box sx={{ flex: 1 }} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <ApprovalButtons approval={approval} />
      </Box>
    </Box>
    {approval.state === 'pending' ? <StepList steps={approval.steps} /> : <HistoryList history={approval.history} />}
  </Box>
);

/** The approvals of a record, the latest first: where they stand, what was said, and the buttons of whoever may press them. */
export const ApprovalPanel = ({ entity, entityId }: ApprovalPanelProps) => {
  const translate = useTranslate();
  const api = useApi();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['approvals', 'of', entity, entityId],
    queryFn: () => api.get<ApprovalRecord[]>(`/approvals/of/${entity}/${entityId}`),
  });
  if (error) return <ErrorState compact error={error} onRetry={() => void refetch()} />;
  if (isPending) return <RowsSkeleton rows={3} />;
  if (data.length === 0) return null;
  return (
    <Panel title={translate('resources.approvals.name', { smart_count: data.length })}>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        {data.map((approval) => (
          <One key={approval.id} approval={approval} />
        ))}
      </Box>
    </Panel>
  );
};
