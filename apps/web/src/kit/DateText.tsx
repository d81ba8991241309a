import Box from '@mui/material/Box';
import { useLocale } from 'react-admin';
import { useMe } from '../data/index.js';
import { instantIn, weekdayName } from './calendarDay.js';

export interface DateTextProps {
  /** `YYYY-MM-DD`, or an instant (ISO), which is shown in the organisation's zone. */
  value: string | null | undefined;
  /** With the minute, for an instant. */
  withTime?: boolean;
  /** Leaves the weekday out where space is short. */
  short?: boolean;
}

/** `2026-11-21 周六`; a dash for none. */
export const DateText = ({ value, withTime = false, short = false }: DateTextProps) => {
  const locale = useLocale();
  const timeZone = useMe()?.timeZone ?? 'Asia/Shanghai';
  if (!value)
    return (
      <Box component="span" sx={{ color: 'text.secondary' }}>
        —
      </Box>
    );
  const { day, time } = value.length > 10 ? instantIn(value, timeZone) : { day: value, time: '' };
  return (
    <Box component="time" dateTime={value} sx={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>
      {day}
      {!short && <Box component="span" sx={{ color: 'text.secondary' }}>{` ${weekdayName(day, locale)}`}</Box>}
      {withTime && time && ` ${time}`}
    </Box>
  );
};
