import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { addDays, periodFromCode, weekday, type CalendarDayRow } from '@keyline/model';
import { useLocale, useTranslate } from 'react-admin';
import { weekdayName } from '../kit/index.js';
import { usePeriodName } from '../measures/index.js';
import type { Tone } from '../theme/index.js';

export interface MonthGridProps {
  /** `2026-11` */
  month: string;
  /** The days that do not follow their weekday. */
  days: ReadonlyMap<string, CalendarDayRow>;
  today: string;
  onChoose: ((day: string) => void) | undefined;
}

const MONDAY = '2026-11-16';

const toneOf = (row: CalendarDayRow | undefined): Tone | null => {
  if (!row) return null;
  if (row.own) return 'accent';
  return row.kind === 'holiday' ? 'good' : 'soon';
};

/** One month of the year's calendar, Monday first. */
export const MonthGrid = ({ month, days, today, onChoose }: MonthGridProps) => {
  const translate = useTranslate();
  const locale = useLocale();
  const periodName = usePeriodName();
  const { start, end } = periodFromCode(month);
  const all: string[] = [];
  for (let day = start; day <= end; day = addDays(day, 1)) all.push(day);
  return (
    <Box component="section" aria-label={periodName(month)}>
      <Box component="h3" sx={{ m: 0, mb: 0.5, fontSize: 14, fontWeight: 600 }}>
        {periodName(month)}
      </Box>
      <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(7, minmax(0, 1fr))', gap: '2px' }}>
        {Array.from({ length: 7 }, (_, at) => (
          <Box key={at} aria-hidden sx={{ fontSize: 11, color: 'text.secondary', textAlign: 'center' }}>
            {weekdayName(addDays(MONDAY, at), locale).slice(locale === 'en' ? 0 : -1, locale === 'en' ? 2 : undefined)}
          </Box>
        ))}
        {all.map((day, at) => {
          const row = days.get(day);
          const tone = toneOf(row);
          const off = row ? row.kind === 'holiday' : weekday(day) > 5;
          return (
            <ButtonBase
              key={day}
              disabled={!onChoose}
              onClick={() => onChoose?.(day)}
              title={row?.name}
              aria-label={`${day} ${row?.name ?? ''} ${translate(off ? 'workCalendar.holiday' : 'workCalendar.workday')}`}
              sx={{
                gridColumnStart: at === 0 ? weekday(day) : undefined,
                minHeight: { xs: 44, md: 30 },
                borderRadius: 1,
                fontSize: 13,
                fontVariantNumeric: 'tabular-nums',
                fontWeight: tone ? 600 : 400,
                color: (theme) =>
                  tone ? theme.tokens.tones[tone].ink : off ? theme.palette.text.secondary : theme.palette.text.primary,
                bgcolor: (theme) => (tone ? theme.tokens.tones[tone].soft : undefined),
                outline: day === today ? 1 : 0,
                '&:hover': { bgcolor: (theme) => theme.tokens.hover },
              }}
            >
              {Number(day.slice(8))}
            </ButtonBase>
          );
        })}
      </Box>
    </Box>
  );
};
