import EventNoteOutlined from '@mui/icons-material/EventNoteOutlined';
import EventRepeatOutlined from '@mui/icons-material/EventRepeatOutlined';
import Button from '@mui/material/Button';
import { MEETING_KINDS, type MeetingRow } from '@keyline/model';
import { useState } from 'react';
import { DataTable, useTranslate } from 'react-admin';
import { useMay } from '../data/index.js';
import { CardLines, DateText, EnumChip, EnumLabel, ListPage, RecordLink, timeOf, type FilterSpec } from '../kit/index.js';
import { NewMeeting } from './NewMeeting.js';
import { RhythmDrawer } from './RhythmDrawer.js';

const filters: FilterSpec[] = [
  {
    kind: 'enum',
    source: 'kind',
    label: 'resources.meetings.fields.kind',
    enum: 'meetingKind',
    values: MEETING_KINDS,
    single: true,
  },
  { kind: 'person', source: 'leaderId', label: 'resources.meetings.fields.leaderId' },
  { kind: 'dateRange', source: 'heldOn', label: 'resources.meetings.fields.heldOn' },
];

const Decisions = ({ meeting }: { meeting: MeetingRow }) => {
  const translate = useTranslate();
  if (meeting.decisions === 0) return <>—</>;
  return <>{translate('meetings.openOf', { open: meeting.openDecisions, all: meeting.decisions })}</>;
};

const columns = [
  <DataTable.Col
    key="heldOn"
    source="heldOn"
    render={(row) => (
      <RecordLink entity="meetings" id={(row as MeetingRow).id} quiet>
        <DateText value={(row as MeetingRow).heldOn} />
      </RecordLink>
    )}
  />,
  <DataTable.Col
    key="startsAt"
    source="startsAt"
    disableSort
    render={(row) => {
      const { startsAt } = row as MeetingRow;
      return startsAt === null ? '—' : timeOf(startsAt);
    }}
  />,
  <DataTable.Col key="kind" source="kind" render={(row) => <EnumLabel enum="meetingKind" value={(row as MeetingRow).kind} />} />,
  <DataTable.Col key="leaderName" source="leaderName" />,
  <DataTable.Col
    key="state"
    source="state"
    render={(row) => <EnumChip enum="meetingState" value={(row as MeetingRow).state} dot />}
  />,
  <DataTable.NumberCol key="attendees" source="attendees" disableSort />,
  <DataTable.Col key="decisions" source="decisions" disableSort render={(row) => <Decisions meeting={row as MeetingRow} />} />,
];

/** Meetings that one sits in or leads, the latest first. */
const MeetingList = () => {
  const translate = useTranslate();
  const leads = useMay('meeting:lead');
  const [open, setOpen] = useState<'new' | 'rhythm' | null>(null);
  const close = (): void => setOpen(null);
  return (
    <>
      <ListPage<MeetingRow>
        title={translate('resources.meetings.name', { smart_count: 2 })}
        views={[
          { key: 'all', label: 'meetings.view.all', filter: {} },
          { key: 'planned', label: 'meetings.view.planned', filter: { state: 'planned' } },
          { key: 'held', label: 'meetings.view.held', filter: { state: 'held' } },
        ]}
        filters={filters}
        columns={columns}
        card={(row) => (
          <CardLines
            title={<EnumLabel enum="meetingKind" value={row.kind} />}
            badge={<EnumChip enum="meetingState" value={row.state} dot />}
            facts={
              <>
                <span>{row.leaderName}</span>
                <span>{translate('meetings.people', { smart_count: row.attendees })}</span>
                {row.decisions > 0 && <Decisions meeting={row} />}
              </>
            }
            next={
              <>
                <DateText value={row.heldOn} />
                {row.startsAt !== null && <span>{timeOf(row.startsAt)}</span>}
              </>
            }
          />
        )}
        sort={{ field: 'heldOn', order: 'DESC' }}
        exportable={false}
        primary={leads && { label: translate('meetings.prepare'), icon: <EventNoteOutlined />, onClick: () => setOpen('new') }}
        actions={
          leads && (
            <Button startIcon={<EventRepeatOutlined />} onClick={() => setOpen('rhythm')}>
              {translate('meetings.rhythm')}
            </Button>
          )
        }
        empty={{ icon: <EventNoteOutlined />, title: translate('meetings.empty'), body: translate('meetings.emptyBody') }}
      />
      {leads && <NewMeeting open={open === 'new'} onClose={close} />}
      {leads && <RhythmDrawer open={open === 'rhythm'} onClose={close} />}
    </>
  );
};

export default MeetingList;
