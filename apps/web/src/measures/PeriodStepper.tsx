import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import type { LocalDate } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { useKeys } from './useKeys.js';

export interface PeriodStepperProps {
  name: string;
  start: LocalDate;
  end: LocalDate;
  /** Undefined at the first one. */
  back?: () => void;
  /** Undefined at the last one. */
  forward?: () => void;
}

/** A period with the one before and the one after; `[` and `]` do the same. */
export const PeriodStepper = ({ name, start, end, back, forward }: PeriodStepperProps) => {
  const translate = useTranslate();
  useKeys({ '[': back, ']': forward });
  return (
    <Box sx={{ display: 'flex', alignItems: 'center' }}>
      <IconButton size="small" disabled={!back} onClick={back} aria-label={translate('measures.previous')} aria-keyshortcuts="[">
        <ChevronLeft />
      </IconButton>
      <Box component="span" aria-live="polite" sx={{ minWidth: 132, textAlign: 'center', fontWeight: 500, lineHeight: 1.3 }}>
        {name}
        {start !== end && (
          <Box
            component="span"
            sx={{ display: 'block', color: 'text.secondary', fontSize: 12, fontWeight: 400 }}
          >{`${start.slice(5)} – ${end.slice(5)}`}</Box>
        )}
      </Box>
      <IconButton
        size="small"
        disabled={!forward}
        onClick={forward}
        aria-label={translate('measures.next')}
        aria-keyshortcuts="]"
      >
        <ChevronRight />
      </IconButton>
    </Box>
  );
};
