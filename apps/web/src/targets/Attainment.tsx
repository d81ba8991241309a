import Box from '@mui/material/Box';
import type { MeasureInfo } from '@keyline/model';
import { percentText } from '../kit/index.js';
import { attainmentPercent, MeasureValue } from '../measures/index.js';
import type { Tone } from '../theme/index.js';

export interface AttainmentProps {
  measure: MeasureInfo | undefined;
  actual: string | null;
  target: string | null;
}

/** Reached of target, with a bar and the share in words. */
export const Attainment = ({ measure, actual, target }: AttainmentProps) => {
  const reached = attainmentPercent(actual, target);
  const tone: Tone = reached === null ? 'neutral' : reached >= 100 ? 'good' : reached >= 60 ? 'accent' : 'soon';
  return (
    <Box sx={{ minWidth: 0 }}>
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 0.5, whiteSpace: 'nowrap' }}>
        <MeasureValue measure={measure} value={actual} compact quietZero />
        <Box component="span" sx={{ color: 'text.secondary' }}>
          / <MeasureValue measure={measure} value={target} compact />
        </Box>
        <Box component="span" sx={{ ml: 'auto', fontSize: 12, fontWeight: 500, color: (theme) => theme.tokens.tones[tone].ink }}>
          {percentText({ value: reached })}
        </Box>
      </Box>
      <Box aria-hidden sx={{ height: 4, borderRadius: 2, mt: 0.5, bgcolor: 'divider', overflow: 'hidden' }}>
        <Box
          sx={{ height: '100%', width: `${Math.min(reached ?? 0, 100)}%`, bgcolor: (theme) => theme.tokens.tones[tone].solid }}
        />
      </Box>
    </Box>
  );
};
