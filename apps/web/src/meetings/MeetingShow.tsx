import PictureAsPdfOutlined from '@mui/icons-material/PictureAsPdfOutlined';
import RefreshOutlined from '@mui/icons-material/RefreshOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { MeetingPatch, type MeetingRecord } from '@keyline/model';
import { useState } from 'react';
import { AutocompleteArrayInput, ReferenceArrayInput, TextInput, useTranslate } from 'react-admin';
import { useNavigate, useParams } from 'react-router-dom';
import {
  ConfirmDialog,
  DateText,
  EnumChip,
  ErrorState,
  FormDrawer,
  FormSection,
  Page,
  PageSkeleton,
  Panel,
  PrintStyles,
  TimeInput,
  timeOf,
  Wide,
} from '../kit/index.js';
import { AgendaPanel } from './AgendaPanel.js';
import { DecisionsPanel } from './DecisionsPanel.js';
import { KeptText } from './KeptText.js';
import { useMeeting, useMeetingActions, type MeetingActions } from './useMeeting.js';
import { useMeetingTitle } from './useMeetingTitle.js';

type Parts = { meeting: MeetingRecord; actions: MeetingActions };

const Words = ({ meeting, actions }: Parts) => {
  const translate = useTranslate();
  return (
    <Panel title={translate('meetings.minutes')}>
      {meeting.can.edit ? (
        <KeptText
          label={translate('meetings.minutesHint')}
          value={meeting.minutes}
          minRows={5}
          onSave={(minutes) => actions.edit({ minutes })}
        />
      ) : (
        <Box sx={{ whiteSpace: 'pre-wrap', color: meeting.minutes ? undefined : 'text.secondary' }}>
          {meeting.minutes ?? translate('meetings.noMinutes')}
        </Box>
      )}
      {meeting.heldAt && (
        <Box sx={{ mt: 1, color: 'text.secondary', fontSize: 12 }}>
          {translate('meetings.heldBy', { name: meeting.heldByName })} <DateText value={meeting.heldAt} withTime />
        </Box>
      )}
    </Panel>
  );
};

const Attendees = ({ meeting }: { meeting: MeetingRecord }) => {
  const translate = useTranslate();
  return (
    <Panel title={translate('meetings.attendees')}>
      <Box component="ul" sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, rowGap: 0.5, listStyle: 'none', m: 0, p: 0 }}>
        {meeting.people.map(({ personId, personName }) => (
          <li key={personId}>{personName}</li>
        ))}
      </Box>
    </Panel>
  );
};

const SeatsDrawer = ({ meeting, actions, open, onClose }: Parts & { open: boolean; onClose: () => void }) => {
  const translate = useTranslate();
  const { id, startsAt, place, people, version } = meeting;
  return (
    <FormDrawer
      open={open}
      onClose={onClose}
      title={translate('meetings.edit')}
      schema={MeetingPatch}
      record={{ id, version, startsAt: startsAt ?? undefined, place, attendeeIds: people.map(({ personId }) => personId) }}
      onSubmit={({ startsAt: at, place: where, attendeeIds }) =>
        actions.edit({ startsAt: at as unknown, place: where as unknown, attendeeIds: attendeeIds as unknown })
      }
    >
      <FormSection>
        <TimeInput source="startsAt" label="resources.meetings.fields.startsAt" />
        <TextInput source="place" label="resources.meetings.fields.place" helperText={false} />
        <Wide>
          <ReferenceArrayInput
            source="attendeeIds"
            reference="users"
            sort={{ field: 'name', order: 'ASC' }}
            perPage={50}
            filter={{ leftOn_null: true }}
          >
            <AutocompleteArrayInput
              label="resources.meetings.fields.attendeeIds"
              optionText="name"
              filterToQuery={(q: string) => (q ? { q } : {})}
              helperText={false}
            />
          </ReferenceArrayInput>
        </Wide>
      </FormSection>
    </FormDrawer>
  );
};

/** What the leader does with the meeting as a whole, each asked for once more. */
const Asked = ({
  asked,
  title,
  meeting,
  actions,
  onClose,
}: Parts & { asked: 'hold' | 'cancel'; title: string; onClose: () => void }) => {
  const translate = useTranslate();
  const navigate = useNavigate();
  const confirm = async (): Promise<void> => {
    if (asked === 'hold') return actions.verb('hold', { version: meeting.version });
    await actions.cancel();
    void navigate('/meetings');
  };
  return (
    <ConfirmDialog
      open
      title={translate(`meetings.${asked}Title`, { title })}
      body={translate(`meetings.${asked}Body`)}
      confirmLabel={translate(`meetings.${asked}`)}
      destructive={asked === 'cancel'}
      onConfirm={confirm}
      onClose={onClose}
    />
  );
};

const MeetingPage = ({ meeting }: { meeting: MeetingRecord }) => {
  const translate = useTranslate();
  const actions = useMeetingActions(meeting);
  const title = useMeetingTitle()(meeting);
  const [open, setOpen] = useState<'hold' | 'cancel' | 'seats' | null>(null);
  const close = (): void => setOpen(null);
  return (
    <Page
      title={title}
      subtitle={
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1.5 }}>
          <EnumChip enum="meetingState" value={meeting.state} dot />
          <DateText value={meeting.heldOn} />
          {meeting.startsAt !== null && <span>{timeOf(meeting.startsAt)}</span>}
          {meeting.place && <span>{meeting.place}</span>}
        </Box>
      }
      primary={meeting.can.hold && { label: translate('meetings.hold'), onClick: () => setOpen('hold') }}
      actions={
        <Box className="no-print" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
          {meeting.can.refresh && (
            <Button startIcon={<RefreshOutlined />} onClick={() => void actions.verb('refresh').catch(() => undefined)}>
              {translate('meetings.refresh')}
            </Button>
          )}
          {meeting.can.edit && <Button onClick={() => setOpen('seats')}>{translate('meetings.edit')}</Button>}
          {meeting.can.remove && (
            <Button color="error" onClick={() => setOpen('cancel')}>
              {translate('meetings.cancel')}
            </Button>
          )}
          <Button startIcon={<PictureAsPdfOutlined />} href={`/api/meetings/${meeting.id}/minutes`} download>
            {translate('meetings.pdf')}
          </Button>
        </Box>
      }
    >
      <PrintStyles />
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1.7fr) minmax(320px, 1fr)' },
          '@media print': { display: 'block', '& > *': { mb: 2 } },
        }}
      >
        <AgendaPanel meeting={meeting} actions={actions} />
        <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)', position: { lg: 'sticky' }, top: { lg: 72 } }}>
          <DecisionsPanel meeting={meeting} actions={actions} />
          <Words meeting={meeting} actions={actions} />
          <Attendees meeting={meeting} />
        </Box>
      </Box>
      {meeting.can.edit && <SeatsDrawer meeting={meeting} actions={actions} open={open === 'seats'} onClose={close} />}
      {(open === 'hold' || open === 'cancel') && (
        <Asked asked={open} title={title} meeting={meeting} actions={actions} onClose={close} />
      )}
    </Page>
  );
};

/** A meeting: the agenda on the left, what was decided and said on the right; one column on the phone. */
const MeetingShow = () => {
  const { id = '' } = useParams();
  const { data, error, refetch } = useMeeting(id);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return data ? <MeetingPage meeting={data} /> : <PageSkeleton />;
};

export default MeetingShow;
