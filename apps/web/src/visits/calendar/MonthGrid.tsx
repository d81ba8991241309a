import '@fullcalendar/react/skeleton.css';
import '@fullcalendar/react/themes/classic/theme.css';
import '@fullcalendar/react/themes/classic/palette.css';
import FullCalendar, { type EventApi, type EventInput } from '@fullcalendar/react';
import dayGridPlugin from '@fullcalendar/react/daygrid';
import interactionPlugin from '@fullcalendar/react/interaction';
import zhLocale from '@fullcalendar/react/locales/zh-cn';
import classicTheme from '@fullcalendar/react/themes/classic';
import Box from '@mui/material/Box';
import type { VisitPlanRow } from '@keyline/model';
import { useMemo } from 'react';
import { useLocale, useTranslate } from 'react-admin';
import { useMay, useToday } from '../../data/index.js';
import { weekdayName, type Day } from '../../kit/index.js';
import type { CalendarEntry } from './entry.js';
import { EntryChip } from './EntryChip.js';
import type { CalendarView } from './useCalendar.js';

export interface MonthGridProps {
  view: CalendarView;
  on: Day;
  entries: CalendarEntry[];
  withPerson: boolean;
  onOpen: (entry: CalendarEntry) => void;
  onDay: (day: Day) => void;
  /** The plan was dragged to another day; `revert` puts it back. */
  onMove: (plan: VisitPlanRow, day: Day, revert: () => void) => void;
}

const plugins = [dayGridPlugin, interactionPlugin, classicTheme];

const toEvent = (entry: CalendarEntry): EventInput => ({
  id: entry.key,
  title: entry.title,
  start: entry.time ? `${entry.day}T${entry.time}:00` : entry.day,
  allDay: !entry.time,
  startEditable: entry.plan?.can.edit ?? false,
  durationEditable: false,
  extendedProps: { entry },
});

const entryOf = (event: EventApi): CalendarEntry => event.extendedProps['entry'] as CalendarEntry;

/** The week is at least a page high, and shows all of its fullest day: pixels. */
const tallest = (entries: CalendarEntry[]): number => {
  const days = new Map<string, number>();
  for (const { day } of entries) days.set(day, (days.get(day) ?? 0) + 1);
  return Math.max(560, 48 + 50 * Math.max(0, ...days.values()));
};

/** Week and month on the desk: FullCalendar with our entries in its cells. */
const MonthGrid = ({ view, on, entries, withPerson, onOpen, onDay, onMove }: MonthGridProps) => {
  const translate = useTranslate();
  const locale = useLocale();
  const today = useToday();
  const mayPlan = useMay('plan:write');
  const events = useMemo(() => entries.map(toEvent), [entries]);
  return (
    <Box
      sx={(theme) => ({
        bgcolor: 'background.paper',
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        overflow: 'hidden',
        '--fc-classic-border': theme.tokens.hairline,
        '--fc-classic-background': theme.tokens.surface,
        '--fc-classic-foreground': theme.tokens.text,
        '--fc-classic-today': theme.tokens.selected,
        '--fc-classic-muted-foreground': theme.tokens.textQuiet,
        '--fc-classic-faint-foreground': theme.tokens.textQuiet,
        '--fc-classic-highlight': theme.tokens.hover,
        '--fc-classic-event': 'transparent',
        '--fc-classic-event-contrast': theme.tokens.text,
      })}
    >
      <FullCalendar
        key={`${view}:${on}`}
        plugins={plugins}
        initialView={view === 'week' ? 'dayGridWeek' : 'dayGridMonth'}
        initialDate={on}
        now={today}
        locale={locale === 'en' ? 'en' : zhLocale}
        firstDay={1}
        headerToolbar={false}
        height={view === 'week' ? tallest(entries) : 'auto'}
        dayMaxEvents={view === 'week' ? false : 4}
        fixedWeekCount={false}
        eventOrder="start,title"
        events={events}
        eventDisplay="block"
        eventContent={({ event }) => <EntryChip entry={entryOf(event)} withPerson={withPerson} roomy={view === 'week'} />}
        dayHeaderContent={
          view === 'week'
            ? ({ date }) => `${weekdayName(date.toLocaleDateString('sv-SE'), locale)} ${date.getMonth() + 1}/${date.getDate()}`
            : undefined
        }
        moreLinkText={(more) => translate('visits.calendar.more', { smart_count: more })}
        eventAllow={(span) => span.startStr.slice(0, 10) >= today}
        eventClick={({ event }) => onOpen(entryOf(event))}
        dateClick={({ dateStr }) => mayPlan && dateStr.slice(0, 10) >= today && onDay(dateStr.slice(0, 10))}
        eventDrop={({ event, revert }) => {
          const { plan } = entryOf(event);
          if (plan) onMove(plan, event.startStr.slice(0, 10), revert);
        }}
      />
    </Box>
  );
};

export default MonthGrid;
