import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import { useToday } from '../data/index.js';
import { daysBetween } from './calendarDay.js';

export interface OverdueTextProps {
  dueOn: string | null | undefined;
  /** Nothing is overdue any more once it is paid or done. */
  settled?: boolean;
  /** From how many days before the date it says "due soon". */
  soonDays?: number;
}

/** `逾期 12 天` in red, `3 天后到期` in amber, nothing when there is time. Stands beside the date. */
export const OverdueText = ({ dueOn, settled = false, soonDays = 7 }: OverdueTextProps) => {
  const translate = useTranslate();
  const today = useToday();
  if (!dueOn || settled) return null;
  const late = daysBetween(dueOn, today);
  if (late < -soonDays) return null;
  const tone = late > 0 ? 'bad' : 'soon';
  const key = late > 0 ? 'kit.overdue' : late === 0 ? 'kit.dueToday' : 'kit.dueIn';
  return (
    <Box
      component="span"
      sx={{ whiteSpace: 'nowrap', fontSize: 12, fontWeight: 500, color: (theme) => theme.tokens.tones[tone].ink }}
    >
      {translate(key, { days: Math.abs(late), smart_count: Math.abs(late) })}
    </Box>
  );
};
