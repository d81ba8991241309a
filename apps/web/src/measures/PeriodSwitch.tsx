import Box from '@mui/material/Box';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import type { PeriodKind } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { PeriodStepper } from './PeriodStepper.js';
import { usePeriodName, type PeriodChoice } from './usePeriod.js';

const WEEK_OR_MONTH: readonly PeriodKind[] = ['weekly', 'monthly'];

export interface PeriodSwitchProps {
  choice: PeriodChoice;
  /** Of which kinds there are some to choose from; nothing to choose where there is one. */
  kinds?: readonly PeriodKind[];
}

/** Week or month, the one before, the one after. */
export const PeriodSwitch = ({ choice, kinds = WEEK_OR_MONTH }: PeriodSwitchProps) => {
  const translate = useTranslate();
  const nameOf = usePeriodName();
  const { period } = choice;
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
