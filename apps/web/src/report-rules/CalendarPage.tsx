import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import type { CalendarDayRow } from '@keyline/model';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { useApi, useMay, useToday } from '../data/index.js';
import { Badge, ErrorState, Page, Panel, RowsSkeleton } from '../kit/index.js';
import { DayDialog } from './DayDialog.js';
import { MonthGrid } from './MonthGrid.js';

const MONTHS = Array.from({ length: 12 }, (_, at) => String(at + 1).padStart(2, '0'));

const Legend = () => {
  const translate = useTranslate();
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', color: 'text.secondary', fontSize: 13 }}>
      <Badge tone="good">{translate('workCalendar.holiday')}</Badge>
      <Badge tone="soon">{translate('workCalendar.workday')}</Badge>
      <Badge tone="accent">{translate('workCalendar.ownDay')}</Badge>
    </Box>
  );
};

/** A year of working days: public holidays, make-up days, and what the company decided itself. */
const CalendarPage = () => {
  const translate = useTranslate();
  const api = useApi();
  const queries = useQueryClient();
  const mayEdit = useMay('calendar:write');
  const today = useToday();
  const [search, setSearch] = useSearchParams();
  const year = Number(search.get('year') ?? today.slice(0, 4));
  const [chosen, setChosen] = useState<string | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ['calendar-days', year],
    queryFn: () => api.get<CalendarDayRow[]>('/calendar-days', { year }),
  });
  const days = new Map(data?.map((row) => [row.day, row]));
  const go = (next: number): void => setSearch({ year: String(next) }, { replace: true });
  const published = data?.some(({ own }) => !own) ?? true;
  return (
    <Page
      title={translate('workCalendar.title')}
      subtitle={translate('workCalendar.subtitle')}
      actions={
        <Box sx={{ display: 'flex', alignItems: 'center' }}>
          <IconButton onClick={() => go(year - 1)} aria-label={translate('workCalendar.previous')}>
            <ChevronLeft />
          </IconButton>
          <Box component="span" aria-live="polite" sx={{ fontWeight: 600 }}>
            {year}
          </Box>
          <IconButton onClick={() => go(year + 1)} aria-label={translate('workCalendar.next')}>
            <ChevronRight />
          </IconButton>
        </Box>
      }
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <RowsSkeleton rows={8} />}
      {data && (
        <Panel title={<Legend />}>
          {!published && <Box sx={{ mb: 2, color: 'text.secondary' }}>{translate('workCalendar.unpublished', { year })}</Box>}
          <Box
            sx={{
              display: 'grid',
              gap: 3,
              gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))', lg: 'repeat(4, minmax(0, 1fr))' },
            }}
          >
            {MONTHS.map((month) => (
              <MonthGrid
                key={month}
                month={`${year}-${month}`}
                days={days}
                today={today}
                onChoose={mayEdit ? setChosen : undefined}
              />
            ))}
          </Box>
        </Panel>
      )}
      {chosen && (
        <DayDialog
          day={chosen}
          row={days.get(chosen)}
          onClose={() => setChosen(null)}
          onSaved={() => void queries.invalidateQueries({ queryKey: ['calendar-days'] })}
        />
      )}
    </Page>
  );
};

export default CalendarPage;
