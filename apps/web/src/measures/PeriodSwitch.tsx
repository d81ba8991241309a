import Box from '@mui/material/Box';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import type { PeriodKind } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { PeriodStepper } from './PeriodStepper.js';
import { usePeriodName, type PeriodChoice } from './usePeriod.js';

/** Week or month, the one before, the one after. */
export const PeriodSwitch = ({ choice, kinds = true }: { choice: PeriodChoice; kinds?: boolean }) => {
  const translate = useTranslate();
  const nameOf = usePeriodName();
  const { period } = choice;
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 1 }}>
      {kinds && (
        <ToggleButtonGroup
          exclusive
          size="small"
          value={period.kind}
          aria-label={translate('measures.kind')}
          onChange={(_, kind: PeriodKind | null) => kind && choice.chooseKind(kind)}
        >
          <ToggleButton value="weekly">{translate('measures.weekly')}</ToggleButton>
          <ToggleButton value="monthly">{translate('measures.monthly')}</ToggleButton>
        </ToggleButtonGroup>
      )}
      <PeriodStepper
        name={nameOf(period.code)}
        start={period.start}
        end={period.end}
        back={choice.back}
        forward={choice.forward}
      />
    </Box>
  );
};
