import type { MeasureInfo } from '@keyline/model';
import Box from '@mui/material/Box';
import { isZero, Money, Percent } from '../kit/index.js';

export interface MeasureValueProps {
  measure: Pick<MeasureInfo, 'unit'> | undefined;
  value: string | null | undefined;
  /** Money as `123.5 万`, for tiles and narrow columns. */
  compact?: boolean;
  /** Zero in the quiet colour, so that a table shows where something is. */
  quietZero?: boolean;
}

/** A figure in its unit: money, a percentage with one decimal, or a count with separators; a dash for none. */
export const MeasureValue = ({ measure, value, compact = false, quietZero = false }: MeasureValueProps) => {
  if (value == null)
    return (
      <Box component="span" sx={{ color: 'text.secondary' }}>
        —
      </Box>
    );
  if (measure?.unit === 'money' && !(quietZero && isZero(value))) return <Money value={value} compact={compact} />;
  if (measure?.unit === 'percent') return <Percent value={value} />;
  return (
    <Box
      component="span"
      sx={{ fontVariantNumeric: 'tabular-nums', color: quietZero && isZero(value) ? 'text.secondary' : undefined }}
    >
      {measure?.unit === 'money' ? <Money value={value} compact={compact} /> : Number(value).toLocaleString('en-US')}
    </Box>
  );
};
