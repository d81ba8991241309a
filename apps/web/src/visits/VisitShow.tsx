import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import EditOutlined from '@mui/icons-material/EditOutlined';
import HandshakeOutlined from '@mui/icons-material/HandshakeOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { VisitRow } from '@keyline/model';
import { useState } from 'react';
import { ShowBase, useDelete, useNotify, useShowContext, useTranslate } from 'react-admin';
import { Link, useNavigate } from 'react-router-dom';
import { useMay } from '../data/index.js';
import {
  Badge,
  ConfirmDialog,
  DateText,
  EnumChip,
  ErrorState,
  Facts,
  GradeBadge,
  OverdueText,
  Page,
  PageSkeleton,
  Panel,
  RecordHeader,
  RecordLink,
} from '../kit/index.js';
import { VisitPhotos } from './VisitPhotos.js';

const field = (name: keyof VisitRow): string => `resources.visits.fields.${name}`;

const RemoveButton = ({ visit }: { visit: VisitRow }) => {
  const translate = useTranslate();
  const notify = useNotify();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const [remove] = useDelete<VisitRow>();
  const confirm = () =>
    remove(
      'visits',
      { id: visit.id, previousData: visit },
      {
        returnPromise: true,
        onSuccess: () => {
          notify('visits.removed', { type: 'success' });
          void navigate('/visits');
        },
        onError: (error) => notify((error as Error).message, { type: 'error' }),
      },
    );
  return (
    <>
      <Button variant="outlined" color="error" startIcon={<DeleteOutlined />} onClick={() => setAsking(true)}>
        {translate('ra.action.delete')}
      </Button>
      <ConfirmDialog
        open={asking}
        destructive
        title={translate('visits.removeTitle', { name: visit.accountName })}
        body={
          <>
            <DateText value={visit.visitedAt} withTime />
            <Box sx={{ mt: 1 }}>{translate('visits.removeBody')}</Box>
          </>
        }
        confirmLabel={translate('visits.remove')}
        onConfirm={confirm}
        onClose={() => setAsking(false)}
      />
    </>
  );
};

const Header = ({ visit }: { visit: VisitRow }) => {
  const translate = useTranslate();
  const mayLog = useMay('visit:log');
  return (
    <RecordHeader
      name={visit.accountName}
      badges={
        <>
          <GradeBadge grade={visit.accountGrade} />
          <EnumChip enum="visitKind" value={visit.kind} dot={false} />
          <Badge tone={visit.planId ? 'good' : 'neutral'}>
            {translate(visit.planId ? 'visits.planned' : 'visits.unplanned')}
          </Badge>
        </>
      }
      ownerName={visit.personName}
      facts={
        <>
          <DateText value={visit.visitedAt} withTime />
          {visit.durationMinutes !== null && <span>{translate('visits.minutes', { smart_count: visit.durationMinutes })}</span>}
        </>
      }
      primary={
        mayLog && {
          label: translate('shell.create.visit'),
          icon: <HandshakeOutlined />,
          to: `/visits/create?accountId=${visit.accountId}`,
        }
      }
      actions={
        <>
          {visit.can.edit && (
            <Button variant="outlined" startIcon={<EditOutlined />} component={Link} to={`/visits/${visit.id}`}>
              {translate('ra.action.edit')}
            </Button>
          )}
          {visit.can.delete && <RemoveButton visit={visit} />}
        </>
      }
    />
  );
};

const People = ({ visit }: { visit: VisitRow }) =>
  visit.contacts.length === 0 ? (
    <>—</>
  ) : (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      {visit.contacts.map(({ id, name }) => (
        <RecordLink key={id} entity="contact" id={id}>
          {name}
        </RecordLink>
      ))}
    </Box>
  );

const CheckInFacts = ({ visit }: { visit: VisitRow }) => {
  const translate = useTranslate();
  if (!visit.checkInAt) return <>—</>;
  return (
    <>
      <DateText value={visit.checkInAt} withTime /> {visit.checkInPlace}
      {visit.checkInLat !== null && (
        <Box sx={{ color: 'text.secondary', fontSize: 13 }}>
          {translate('visits.map', { lat: visit.checkInLat, lng: visit.checkInLng })}
        </Box>
      )}
    </>
  );
};

const NextStep = ({ visit }: { visit: VisitRow }) => {
  const translate = useTranslate();
  return (
    <Panel title={translate(field('nextStep'))}>
      {visit.nextStep ? (
        <Box sx={{ display: 'grid', gap: 0.5 }}>
          <Box sx={{ fontWeight: 500 }}>{visit.nextStep}</Box>
          {visit.nextStepOn && (
            <Box>
              <DateText value={visit.nextStepOn} /> <OverdueText dueOn={visit.nextStepOn} settled={!visit.nextPlanId} />
            </Box>
          )}
          {visit.nextPlanId && (
            <RecordLink entity="visit-plan" id={visit.nextPlanId}>
              {translate('visits.nextPlan')}
            </RecordLink>
          )}
        </Box>
      ) : (
        '—'
      )}
    </Panel>
  );
};

const VisitPage = () => {
  const translate = useTranslate();
  const { record: visit, error, refetch } = useShowContext<VisitRow>();
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!visit) return <PageSkeleton />;
  return (
    <Page title={`${visit.accountName} ${visit.visitedOn}`} header={<Header visit={visit} />}>
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 2fr) minmax(260px, 1fr)' },
          alignItems: 'start',
        }}
      >
        <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
          <Panel>
            <Facts
              facts={[
                { label: field('purpose'), value: visit.purpose, wide: true },
                { label: field('note'), value: visit.note, wide: true },
                { label: field('needs'), value: visit.needs, wide: true },
                { label: field('result'), value: visit.result, wide: true },
              ]}
            />
          </Panel>
          <VisitPhotos visit={visit} />
        </Box>
        <Box sx={{ display: 'grid', gap: 2 }}>
          <NextStep visit={visit} />
          <Panel>
            <Facts
              facts={[
                {
                  label: field('accountName'),
                  value: (
                    <RecordLink entity="account" id={visit.accountId}>
                      {visit.accountName}
                    </RecordLink>
                  ),
                  wide: true,
                },
                { label: field('contacts'), value: <People visit={visit} />, wide: true },
                {
                  label: field('opportunityName'),
                  value: visit.opportunityId && (
                    <RecordLink entity="opportunity" id={visit.opportunityId}>
                      {visit.opportunityName}
                    </RecordLink>
                  ),
                  wide: true,
                },
                { label: field('checkInAt'), value: <CheckInFacts visit={visit} />, wide: true },
                {
                  label: field('planId'),
                  value: visit.planId && (
                    <RecordLink entity="visit-plan" id={visit.planId}>
                      {translate('visits.thisPlan')}
                    </RecordLink>
                  ),
                  wide: true,
                },
              ]}
            />
          </Panel>
        </Box>
      </Box>
    </Page>
  );
};

const VisitShow = () => (
  <ShowBase>
    <VisitPage />
  </ShowBase>
);

export default VisitShow;
