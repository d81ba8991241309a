import Add from '@mui/icons-material/Add';
import DeleteOutline from '@mui/icons-material/DeleteOutline';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { MeetingDecisionInput, type MeetingDecision, type MeetingRecord } from '@keyline/model';
import { useState } from 'react';
import { SelectInput, TextInput, useTranslate } from 'react-admin';
import { useApi, useToday } from '../data/index.js';
import {
  addDays,
  Badge,
  DateInput,
  DateText,
  FormDrawer,
  FormSection,
  OverdueText,
  Panel,
  QuickDates,
  Wide,
} from '../kit/index.js';
import type { MeetingActions } from './useMeeting.js';

const DAYS_TO_DO = 7;

const Decision = ({
  decision,
  meeting,
  actions,
}: {
  decision: MeetingDecision;
  meeting: MeetingRecord;
  actions: MeetingActions;
}) => {
  const translate = useTranslate();
  const about = meeting.items.find(({ id }) => id === decision.itemId)?.title;
  return (
    <Box component="li" sx={{ display: 'flex', gap: 1, px: 2, py: 1.25, borderTop: 1, borderColor: 'divider' }}>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Box sx={{ fontWeight: 500, overflowWrap: 'anywhere' }}>{decision.text}</Box>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1, color: 'text.secondary', fontSize: 13 }}>
          <span>{decision.personName}</span>
          <DateText value={decision.dueOn} />
          {decision.doneAt ? <Badge tone="good">{translate('meetings.done')}</Badge> : <OverdueText dueOn={decision.dueOn} />}
          {about && <span>{about}</span>}
        </Box>
      </Box>
      {meeting.can.decide && !decision.doneAt && (
        <IconButton
          size="small"
          className="no-print"
          sx={{ alignSelf: 'start' }}
          aria-label={translate('meetings.removeDecision', { text: decision.text })}
          onClick={() => void actions.removeDecision(decision.id).catch(() => undefined)}
        >
          <DeleteOutline fontSize="small" />
        </IconButton>
      )}
    </Box>
  );
};

/** What was decided: each the task of somebody at the table. */
export const DecisionsPanel = ({ meeting, actions }: { meeting: MeetingRecord; actions: MeetingActions }) => {
  const translate = useTranslate();
  const api = useApi();
  const today = useToday();
  const [open, setOpen] = useState(false);
  return (
    <Panel
      flush
      title={translate('meetings.decisions')}
      actions={
        meeting.can.decide && (
          <Button size="small" className="no-print" startIcon={<Add />} onClick={() => setOpen(true)}>
            {translate('meetings.decide')}
          </Button>
        )
      }
    >
      {meeting.taken.length === 0 ? (
        <Box sx={{ px: 2, pb: 2, color: 'text.secondary' }}>
          {translate('meetings.noDecisions')}
          {meeting.can.decide && <Box sx={{ fontSize: 13 }}>{translate('meetings.decisionHint')}</Box>}
        </Box>
      ) : (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {meeting.taken.map((decision) => (
            <Decision key={decision.id} decision={decision} meeting={meeting} actions={actions} />
          ))}
        </Box>
      )}
      <FormDrawer
        open={open}
        onClose={() => setOpen(false)}
        title={translate('meetings.decide')}
        schema={MeetingDecisionInput}
        record={{ dueOn: addDays(today, DAYS_TO_DO) }}
        onSubmit={(values) => api.verb('meetings', meeting.id, 'decisions', values)}
      >
        <FormSection>
          <Wide>
            <TextInput source="text" label="meetings.decisionText" isRequired multiline helperText={false} autoFocus />
          </Wide>
          <SelectInput
            source="personId"
            label="meetings.person"
            isRequired
            helperText={false}
            choices={meeting.people.map(({ personId, personName }) => ({ id: personId, name: personName }))}
            translateChoice={false}
          />
          <DateInput source="dueOn" label="meetings.dueOn" isRequired />
          <Wide>
            <QuickDates source="dueOn" offer={['tomorrow', 'nextMonday', 'inTwoWeeks']} />
          </Wide>
          <Wide>
            <SelectInput
              source="itemId"
              label="meetings.decisionAbout"
              helperText={translate('meetings.decisionHint')}
              choices={meeting.items.map(({ id, title }) => ({ id, name: title }))}
              translateChoice={false}
              parse={(value: string) => value || null}
            />
          </Wide>
        </FormSection>
      </FormDrawer>
    </Panel>
  );
};
