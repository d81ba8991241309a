import { isZero, type InstalmentRow } from '@keyline/model';
import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import { DateText, OverdueText } from '../kit/index.js';

/** When an instalment is due and how late that is; while it waits for its milestone or invoice, what it waits for. */
export const DueText = ({ part, running = true }: { part: InstalmentRow; running?: boolean }) => {
  const translate = useTranslate();
  if (part.dueOn)
    return (
      <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
        <DateText value={part.dueOn} /> <OverdueText dueOn={part.dueOn} settled={!running || isZero(part.open)} />
      </Box>
    );
  const what = part.dueRule === 'milestone' ? part.milestone : translate('instalments.invoice');
  return (
    <Box component="span">
      <span>{translate('instalments.after', { what, days: part.termDays ?? 0 })}</span>{' '}
      <Box component="span" sx={{ color: 'text.secondary', fontSize: 12, whiteSpace: 'nowrap' }}>
        {translate('instalments.expected')} <DateText value={part.expectedOn} short />
      </Box>
    </Box>
  );
};
