import EditOutlined from '@mui/icons-material/EditOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { AnswerComplaintInput, CloseComplaintInput, type ComplaintRow } from '@keyline/model';
import { useState } from 'react';
import { ShowBase, TextInput, useShowContext, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useApi, useToday } from '../data/index.js';
import {
  ChipsInput,
  DateInput,
  DateText,
  EnumChip,
  ErrorState,
  Facts,
  FormDrawer,
  OverdueText,
  Page,
  PageSkeleton,
  Panel,
  RecordHeader,
  RecordLink,
} from '../kit/index.js';
import { isAnswered } from './ComplaintCard.js';

const field = (name: keyof ComplaintRow): string => `resources.complaints.fields.${name}`;
const scale = ['1', '2', '3', '4', '5'].map((id) => ({ id, name: id }));

interface VerbDrawerProps {
  complaint: ComplaintRow;
  verb: 'answer' | 'close' | null;
  onClose: () => void;
}

/** Answering, and closing with the customer's verdict on the answer. */
const VerbDrawers = ({ complaint, verb, onClose }: VerbDrawerProps) => {
  const translate = useTranslate();
  const api = useApi();
  const today = useToday();
  return (
    <>
      <FormDrawer
        open={verb === 'answer'}
        onClose={onClose}
        title={translate('complaints.answerTitle')}
        schema={AnswerComplaintInput}
        record={{ on: today }}
        submitLabel={translate('complaints.answer')}
        done="complaints.answered"
        onSubmit={(values) => api.verb('complaints', complaint.id, 'answer', values)}
      >
        <Box sx={{ display: 'grid', gap: 2 }}>
          <Box sx={{ color: 'text.secondary', whiteSpace: 'pre-line' }}>
            {complaint.subject}
            {complaint.description && `\n${complaint.description}`}
          </Box>
          <TextInput source="answer" label={field('answer')} multiline minRows={5} isRequired helperText={false} autoFocus />
          <DateInput source="on" label="complaints.on" />
        </Box>
      </FormDrawer>
      <FormDrawer
        open={verb === 'close'}
        onClose={onClose}
        title={translate('complaints.closeTitle')}
        schema={CloseComplaintInput}
        submitLabel={translate('complaints.close')}
        done="complaints.closed"
        onSubmit={(values) => api.verb('complaints', complaint.id, 'close', values)}
      >
        <Box sx={{ display: 'grid', gap: 2 }}>
          <Box sx={{ color: 'text.secondary', whiteSpace: 'pre-line' }}>{complaint.answer}</Box>
          <ChipsInput source="satisfaction" label="complaints.satisfactionAsk" choices={scale} required asNumber />
        </Box>
      </FormDrawer>
    </>
  );
};

const Header = ({ complaint, onVerb }: { complaint: ComplaintRow; onVerb: (verb: 'answer' | 'close') => void }) => {
  const translate = useTranslate();
  const verb = complaint.can.answer ? 'answer' : complaint.can.close ? 'close' : null;
  return (
    <RecordHeader
      name={complaint.subject}
      badges={
        <>
          <EnumChip enum="complaintSeverity" value={complaint.severity} dot={false} />
          <EnumChip enum="complaintState" value={complaint.state} />
        </>
      }
      ownerName={complaint.handlerName}
      facts={
        <>
          <RecordLink entity="account" id={complaint.accountId}>
            {complaint.accountName}
          </RecordLink>
          <span>
            {translate(field('dueOn'))} <DateText value={complaint.dueOn} />
          </span>
          <OverdueText dueOn={complaint.dueOn} settled={isAnswered(complaint)} />
        </>
      }
      actions={
        complaint.can.edit && (
          <Button variant="outlined" startIcon={<EditOutlined />} component={Link} to={`/complaints/${complaint.id}`}>
            {translate('ra.action.edit')}
          </Button>
        )
      }
      primary={verb && { label: translate(`complaints.${verb}`), onClick: () => onVerb(verb) }}
    />
  );
};

const ComplaintPage = () => {
  const translate = useTranslate();
  const { record: complaint, error, refetch } = useShowContext<ComplaintRow>();
  const [verb, setVerb] = useState<'answer' | 'close' | null>(null);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!complaint) return <PageSkeleton />;
  return (
    <Page title={complaint.subject} header={<Header complaint={complaint} onVerb={setVerb} />}>
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 2fr) minmax(260px, 1fr)' },
          alignItems: 'start',
        }}
      >
        <Panel>
          <Facts
            facts={[
              { label: field('description'), value: complaint.description, wide: true },
              { label: field('answer'), value: complaint.answer, wide: true },
            ]}
          />
        </Panel>
        <Panel>
          <Facts
            facts={[
              {
                label: field('contactName'),
                value: complaint.contactId && (
                  <RecordLink entity="contact" id={complaint.contactId}>
                    {complaint.contactName}
                  </RecordLink>
                ),
              },
              { label: field('reportedByName'), value: complaint.reportedByName },
              { label: field('reportedOn'), value: <DateText value={complaint.reportedOn} /> },
              { label: field('answeredOn'), value: <DateText value={complaint.answeredOn} /> },
              {
                label: field('satisfaction'),
                value:
                  complaint.satisfaction !== null && translate('complaints.satisfactionOf', { value: complaint.satisfaction }),
              },
            ]}
          />
        </Panel>
      </Box>
      <VerbDrawers complaint={complaint} verb={verb} onClose={() => setVerb(null)} />
    </Page>
  );
};

const ComplaintShow = () => (
  <ShowBase>
    <ComplaintPage />
  </ShowBase>
);

export default ComplaintShow;
