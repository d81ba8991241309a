import Box from '@mui/material/Box';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import { MEETING_KINDS, type MeetingKind, type MeetingRhythmRow } from '@keyline/model';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocale, useNotify, useTranslate } from 'react-admin';
import { useApi, useMe } from '../data/index.js';
import { addDays, Drawer, ErrorState, minuteOf, RowsSkeleton, timeOf, weekdayName } from '../kit/index.js';

type Rhythm = Pick<MeetingRhythmRow, 'kind' | 'day' | 'startsAt' | 'prepares'>;
/** What is offered where a team has not said anything yet. */
const UNSAID: Record<MeetingKind, Rhythm> = {
  daily: { kind: 'daily', day: 1, startsAt: 540, prepares: false },
  weekly: { kind: 'weekly', day: 1, startsAt: 570, prepares: false },
  monthly: { kind: 'monthly', day: 3, startsAt: 840, prepares: false },
};
const A_MONDAY = '2026-11-16';
const DAYS: Record<MeetingKind, number> = { daily: 0, weekly: 5, monthly: 10 };

const RhythmForm = ({ rhythm, onChange }: { rhythm: Rhythm; onChange: (rhythm: Rhythm) => void }) => {
  const translate = useTranslate();
  const locale = useLocale();
  const { kind, day, startsAt, prepares } = rhythm;
  const name = translate(`enums.meetingKind.${kind}`);
  return (
    <Box
      component="section"
      aria-label={name}
      sx={{ px: 2.5, py: 2, borderTop: 1, borderColor: 'divider', display: 'grid', gap: 1.5 }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 1 }}>
        <Box component="h3" sx={{ m: 0, fontSize: 15, fontWeight: 600 }}>
          {name}
        </Box>
        <FormControlLabel
          sx={{ mr: 0 }}
          control={<Switch checked={prepares} onChange={(_, on) => onChange({ ...rhythm, prepares: on })} />}
          label={translate('meetings.prepares')}
        />
      </Box>
      <Box sx={{ display: 'flex', gap: 1.5 }}>
        {DAYS[kind] > 0 && (
          <TextField
            select
            size="small"
            fullWidth
            label={translate(`meetings.day.${kind}`)}
            value={day}
            onChange={(event) => onChange({ ...rhythm, day: Number(event.target.value) })}
          >
            {Array.from({ length: DAYS[kind] }, (_, index) => (
              <MenuItem key={index} value={index + 1}>
                {kind === 'weekly' ? weekdayName(addDays(A_MONDAY, index), locale) : index + 1}
              </MenuItem>
            ))}
          </TextField>
        )}
        <TextField
          type="time"
          size="small"
          fullWidth
          label={translate('resources.meetings.fields.startsAt')}
          value={timeOf(startsAt)}
          onChange={(event) => event.target.value && onChange({ ...rhythm, startsAt: minuteOf(event.target.value) })}
        />
      </Box>
    </Box>
  );
};

/** When one's own team meets, and whether the agenda is made in the morning by itself. Kept at once. */
export const RhythmDrawer = ({ open, onClose }: { open: boolean; onClose: () => void }) => {
  const translate = useTranslate();
  const api = useApi();
  const me = useMe();
  const notify = useNotify();
  const client = useQueryClient();
  const key = ['meetings', 'rhythms', me?.id];
  const { data, error, refetch } = useQuery({
    queryKey: key,
    enabled: open && me !== undefined,
    queryFn: () => api.get<MeetingRhythmRow[]>('/meeting-rhythms', { filter: JSON.stringify({ leaderId: me?.id }) }),
  });
  const save = async (rhythm: Rhythm): Promise<void> => {
    const { kind, day, startsAt, prepares } = rhythm;
    try {
      await api.put('/meeting-rhythms', { kind, day, startsAt, prepares });
      notify('meetings.rhythmSaved', { type: 'success' });
    } catch (failed) {
      notify(failed instanceof Error ? failed.message : 'ra.notification.http_error', { type: 'error' });
    }
    await client.invalidateQueries({ queryKey: key });
  };
  const body = () => {
    if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
    if (!data) return <RowsSkeleton rows={3} />;
    return MEETING_KINDS.map((kind) => (
      <RhythmForm
        key={kind}
        rhythm={data.find((one) => one.kind === kind) ?? UNSAID[kind]}
        onChange={(rhythm) => void save(rhythm)}
      />
    ));
  };
  return (
    <Drawer open={open} onClose={onClose} title={translate('meetings.rhythm')}>
      <Box sx={{ px: 2.5, py: 2, color: 'text.secondary' }}>{translate('meetings.rhythmHint')}</Box>
      {body()}
    </Drawer>
  );
};
