import Add from '@mui/icons-material/Add';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import IconButton from '@mui/material/IconButton';
import { useEffect } from 'react';
import { useLocale, useTranslate } from 'react-admin';
import { useMay, useToday } from '../../data/index.js';
import { addDays, DateText, EnumLabel, weekdayName, type Day } from '../../kit/index.js';
import type { CalendarEntry } from './entry.js';
import { forms } from './EntryChip.js';

interface DayListProps {
  from: Day;
  on: Day;
  entries: CalendarEntry[];
  withPerson: boolean;
  onOpen: (entry: CalendarEntry) => void;
  onDay: (day: Day) => void;
  onGo: (day: Day) => void;
}

const weekFrom = (from: Day): Day[] => Array.from({ length: 7 }, (_, index) => addDays(from, index));

/** The seven days, a dot for each day that has something; a tap goes there. */
const WeekStrip = ({ from, on, entries, onGo }: Pick<DayListProps, 'from' | 'on' | 'entries' | 'onGo'>) => {
  const locale = useLocale();
  const today = useToday();
  const translate = useTranslate();
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: 'repeat(7, minmax(0, 1fr))',
        bgcolor: 'background.paper',
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        mb: 2,
        overflow: 'hidden',
        position: 'sticky',
        top: 53,
        zIndex: 2,
      }}
    >
      {weekFrom(from).map((day) => {
        const count = entries.filter((entry) => entry.day === day).length;
        const current = day === on;
        return (
          <ButtonBase
            key={day}
            aria-label={translate('visits.calendar.dayPlans', { day, smart_count: count })}
            aria-pressed={current}
            onClick={() => onGo(day)}
            sx={{
              flexDirection: 'column',
              py: 0.75,
              minHeight: 56,
              fontSize: 12,
              color: day === today ? 'primary.main' : 'text.secondary',
              bgcolor: current ? (theme) => theme.tokens.selected : undefined,
            }}
          >
            {weekdayName(day, locale)}
            <Box
              component="span"
              sx={{ fontSize: 16, fontWeight: 600, color: day === today ? 'primary.main' : 'text.primary', lineHeight: 1.3 }}
            >
              {Number(day.slice(8))}
            </Box>
            <Box
              component="span"
              sx={{ width: 5, height: 5, borderRadius: 1, bgcolor: count > 0 ? 'primary.main' : 'transparent' }}
            />
          </ButtonBase>
        );
      })}
    </Box>
  );
};

const EntryRow = ({ entry, withPerson, onOpen }: { entry: CalendarEntry; withPerson: boolean; onOpen: () => void }) => {
  const translate = useTranslate();
  const { tone, icon: Icon } = forms[entry.form];
  return (
    <ButtonBase
      onClick={onOpen}
      sx={{
        display: 'grid',
        gridTemplateColumns: '44px 20px minmax(0, 1fr)',
        gap: 1,
        alignItems: 'center',
        width: '100%',
        textAlign: 'left',
        px: 1.5,
        py: 1,
        minHeight: 52,
      }}
    >
      <Box sx={{ color: 'text.secondary', fontVariantNumeric: 'tabular-nums', fontSize: 13 }}>{entry.time ?? '—'}</Box>
      <Icon
        sx={{ fontSize: 18, color: (theme) => theme.tokens.tones[tone].ink }}
        aria-label={translate(`visits.calendar.${entry.form}`)}
      />
      <Box sx={{ minWidth: 0 }}>
        <Box sx={{ fontSize: 15, fontWeight: 500, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
          {entry.title}
        </Box>
        <Box sx={{ color: 'text.secondary', fontSize: 12, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
          <EnumLabel enum="visitKind" value={entry.kind} />
          {withPerson && ` · ${entry.personName}`}
          {(entry.plan?.purpose ?? entry.visit?.result) && ` · ${entry.plan?.purpose ?? entry.visit?.result}`}
        </Box>
      </Box>
    </ButtonBase>
  );
};

/** The week on the phone: a list by day. */
export const DayList = ({ from, on, entries, withPerson, onOpen, onDay, onGo }: DayListProps) => {
  const translate = useTranslate();
  const today = useToday();
  const mayPlan = useMay('plan:write');
  useEffect(() => {
    // The week begins on Monday, the day that matters is later.
    if (on !== from) document.getElementById(`day-${on}`)?.scrollIntoView({ block: 'start' });
  }, [on, from]);
  return (
    <>
      <WeekStrip from={from} on={on} entries={entries} onGo={onGo} />
      {weekFrom(from).map((day) => {
        const ofDay = entries.filter((entry) => entry.day === day);
        return (
          <Box key={day} id={`day-${day}`} component="section" sx={{ mb: 1.5, scrollMarginTop: 124 }}>
            <Box sx={{ display: 'flex', alignItems: 'center', minHeight: 40 }}>
              <Box sx={{ flex: 1, fontWeight: 600 }}>
                <DateText value={day} />
              </Box>
              {mayPlan && day >= today && (
                <IconButton onClick={() => onDay(day)} aria-label={`${translate('visits.calendar.newPlan')} ${day}`}>
                  <Add />
                </IconButton>
              )}
            </Box>
            <Box
              sx={{
                bgcolor: 'background.paper',
                border: 1,
                borderColor: 'divider',
                borderRadius: 1,
                overflow: 'hidden',
                '& > * + *': { borderTop: 1, borderColor: 'divider' },
              }}
            >
              {ofDay.length === 0 ? (
                <Box sx={{ px: 1.5, py: 1.25, color: 'text.secondary', fontSize: 13 }}>
                  {translate('visits.calendar.emptyDay')}
                </Box>
              ) : (
                ofDay.map((entry) => (
                  <EntryRow key={entry.key} entry={entry} withPerson={withPerson} onOpen={() => onOpen(entry)} />
                ))
              )}
            </Box>
          </Box>
        );
      })}
    </>
  );
};
