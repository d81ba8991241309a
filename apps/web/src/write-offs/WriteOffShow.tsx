import Box from '@mui/material/Box';
import type { WriteOffRow } from '@keyline/model';
import { ShowBase, useShowContext, useTranslate } from 'react-admin';
import { ApprovalPanel } from '../approvals/index.js';
import { DateText, EnumChip, ErrorState, Facts, Page, PageSkeleton, Panel, RecordHeader, RecordLink } from '../kit/index.js';

const field = (name: keyof WriteOffRow): string => `resources.write-offs.fields.${name}`;

const Shown = () => {
  const translate = useTranslate();
  const { record, error, refetch } = useShowContext<WriteOffRow>();
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!record) return <PageSkeleton />;
  const name = `${record.contractNumber} ${record.instalmentName}`;
  return (
    <Page
      title={name}
      header={
        <RecordHeader
          name={name}
          badges={<EnumChip enum="writeOffState" value={record.state} />}
          ownerName={record.collectorName}
          facts={
            <RecordLink entity="account" id={record.accountId}>
              {record.accountName}
            </RecordLink>
          }
          money={[
            { label: translate(field('amount')), value: record.amount },
            { label: translate(field('recovered')), value: record.recovered, tone: 'good' },
            { label: translate(field('lost')), value: record.lost, tone: 'bad' },
          ]}
        />
      }
    >
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' },
        }}
      >
        <Panel>
          <Facts
            facts={[
              {
                label: field('contractNumber'),
                value: (
                  <RecordLink entity="contract" id={record.contractId}>
                    {record.contractNumber}
                  </RecordLink>
                ),
              },
              { label: field('dueOn'), value: <DateText value={record.dueOn} /> },
              { label: field('proposedByName'), value: record.proposedByName },
              { label: field('proposedOn'), value: <DateText value={record.proposedOn} /> },
              { label: field('bookedOn'), value: record.bookedOn && <DateText value={record.bookedOn} /> },
              { label: field('reason'), value: record.reason, wide: true },
            ]}
          />
        </Panel>
        <ApprovalPanel entity="write_off" entityId={record.id} />
      </Box>
    </Page>
  );
};

const WriteOffShow = () => (
  <ShowBase>
    <Shown />
  </ShowBase>
);

export default WriteOffShow;
