import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { CALENDAR_DAY_KINDS, formatLocalDate, weekday, type CalendarDayKind, type CalendarDayRow } from '@keyline/model';
import { useState } from 'react';
import { useLocale, useNotify, useTranslate } from 'react-admin';
import { useApi } from '../data/index.js';
import { ChoiceChips, ConfirmDialog } from '../kit/index.js';

export interface DayDialogProps {
  day: string;
  row: CalendarDayRow | undefined;
  onClose: () => void;
  onSaved: () => void;
}

/** Decides whether a day is worked; what was decided here can be taken back. */
export const DayDialog = ({ day, row, onClose, onSaved }: DayDialogProps) => {
  const translate = useTranslate();
  const locale = useLocale();
  const api = useApi();
  const notify = useNotify();
  const worked = row ? row.kind === 'workday' : weekday(day) <= 5;
  const [kind, setKind] = useState<CalendarDayKind>(row?.own ? row.kind : worked ? 'holiday' : 'workday');
  const [name, setName] = useState(row?.own ? row.name : '');
  const send = async (path: string, body: object): Promise<void> => {
    try {
      await api.post(path, body);
      notify('workCalendar.saved', { type: 'success', messageArgs: { day } });
      onSaved();
      onClose();
    } catch (error) {
      notify(error instanceof Error ? error.message : 'ra.notification.http_error', { type: 'error' });
      throw error;
    }
  };
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={`${formatLocalDate(day, locale === 'en' ? 'en' : 'zh-CN')}${row ? ` · ${row.name}` : ''}`}
      confirmLabel={translate('ra.action.save')}
      disabled={name.trim() === ''}
      onConfirm={() => send('/calendar-days', { day, kind, name: name.trim() })}
    >
      <Box sx={{ display: 'grid', gap: 2, mt: 1 }}>
        <ChoiceChips
          label={translate('workCalendar.kind')}
          choices={CALENDAR_DAY_KINDS.map((each) => ({ id: each, name: translate(`workCalendar.${each}`) }))}
          value={[kind]}
          onChange={([next]) => next && setKind(next as CalendarDayKind)}
        />
        <TextField
          autoFocus
          label={translate('workCalendar.name')}
          value={name}
          onChange={(event) => setName(event.target.value)}
          slotProps={{ htmlInput: { maxLength: 60 } }}
        />
        {row?.own && (
          <Button onClick={() => void send('/calendar-days/reset', { day }).catch(() => undefined)} sx={{ justifySelf: 'start' }}>
            {translate('workCalendar.reset')}
          </Button>
        )}
      </Box>
    </ConfirmDialog>
  );
};
