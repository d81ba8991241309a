import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import type { PeriodKind } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { useKeys } from './useKeys.js';
import { usePeriodName, type PeriodChoice } from './usePeriod.js';

const WEEK_OR_MONTH: readonly PeriodKind[] = ['weekly', 'monthly'];

export interface PeriodSwitchProps {
  choice: PeriodChoice;
  /** Of which kinds there are some to choose from; nothing to choose where there is one. */
  kinds?: readonly PeriodKind[];
}

/** Week or month, the one before, the one after; `[` and `]` do the same. */
export const PeriodSwitch = ({ choice, kinds = WEEK_OR_MONTH }: PeriodSwitchProps) => {
  const translate = useTranslate();
  const nameOf = usePeriodName();
  const { period } = choice;
  useKeys({ '[': choice.back, ']': choice.forward });
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 1 }}>
      {kinds.length > 1 && (
        <ToggleButtonGroup
          exclusive
          size="small"
          value={period.kind}
          aria-label={translate('measures.kind')}
          onChange={(_, kind: PeriodKind | null) => kind && choice.chooseKind(kind)}
        >
          {kinds.map((kind) => (
            <ToggleButton key={kind} value={kind}>
              {translate(`measures.${kind}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      )}
      <Box sx={{ display: 'flex', alignItems: 'center' }}>
        <IconButton size="small" onClick={choice.back} aria-label={translate('measures.previous')} aria-keyshortcuts="[">
          <ChevronLeft />
        </IconButton>
        <Box component="span" aria-live="polite" sx={{ minWidth: 132, textAlign: 'center', fontWeight: 500, lineHeight: 1.3 }}>
          {nameOf(period.code)}
          {period.kind !== 'daily' && (
            <Box
              component="span"
              sx={{ display: 'block', color: 'text.secondary', fontSize: 12, fontWeight: 400 }}
            >{`${period.start.slice(5)} – ${period.end.slice(5)}`}</Box>
          )}
        </Box>
        <IconButton size="small" onClick={choice.forward} aria-label={translate('measures.next')} aria-keyshortcuts="]">
          <ChevronRight />
        </IconButton>
      </Box>
    </Box>
  );
};
