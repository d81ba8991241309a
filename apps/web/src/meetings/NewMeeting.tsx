import { MEETING_KINDS, MeetingInput, type MeetingRecord } from '@keyline/model';
import { TextInput, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { useApi, useMe, useToday } from '../data/index.js';
import { ChipsInput, DateInput, FormDrawer, FormSection, PersonInput, QuickDates, TimeInput, Wide } from '../kit/index.js';

/** Prepares the agenda of a team's meeting and opens it. */
export const NewMeeting = ({ open, onClose }: { open: boolean; onClose: () => void }) => {
  const translate = useTranslate();
  const api = useApi();
  const navigate = useNavigate();
  const today = useToday();
  const me = useMe();
  return (
    <FormDrawer
      open={open}
      onClose={onClose}
      title={translate('meetings.prepare')}
      schema={MeetingInput}
      record={{ kind: 'weekly', heldOn: today, leaderId: me?.id }}
      submitLabel={translate('meetings.prepare')}
      done="meetings.prepared"
      onSubmit={async (values) => {
        const { id } = await api.post<MeetingRecord>('/meetings', values);
        void navigate(`/meetings/${id}/show`);
      }}
    >
      <FormSection>
        <Wide>
          <ChipsInput source="kind" label="resources.meetings.fields.kind" enum="meetingKind" values={MEETING_KINDS} />
        </Wide>
        <DateInput source="heldOn" label="resources.meetings.fields.heldOn" isRequired />
        <TimeInput source="startsAt" label="resources.meetings.fields.startsAt" />
        <Wide>
          <QuickDates source="heldOn" offer={['today', 'tomorrow', 'nextMonday']} />
        </Wide>
        <Wide>
          <PersonInput
            source="leaderId"
            label="resources.meetings.fields.leaderId"
            filter={{ reachedBy: me?.id, leads: true }}
            required
          />
        </Wide>
        <Wide>
          <TextInput source="place" label="resources.meetings.fields.place" helperText={false} />
        </Wide>
      </FormSection>
    </FormDrawer>
  );
};
