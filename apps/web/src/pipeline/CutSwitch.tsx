import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { MEASURE_CUTS, type MeasureCut } from '@keyline/model';
import { useTranslate } from 'react-admin';

/** By person, team or department. */
export const CutSwitch = ({ value, onChange }: { value: MeasureCut; onChange: (cut: MeasureCut) => void }) => {
  const translate = useTranslate();
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      value={value}
      aria-label={translate('pipeline.cut')}
      onChange={(_, cut: MeasureCut | null) => cut && onChange(cut)}
    >
      {MEASURE_CUTS.map((cut) => (
        <ToggleButton key={cut} value={cut}>
          {translate(`pipeline.by.${cut}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
};
