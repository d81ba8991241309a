import Box from '@mui/material/Box';

export interface PercentProps {
  /** Already in percent: `"12.34"` or `12.34` → `12.3%`. */
  value?: string | number | null;
  /** As a share of one: `"0.1234"` → `12.3%`. */
  ratio?: string | number | null;
  /** Shows a plus in front of a rise. */
  signed?: boolean;
}

/** The words of a percentage with one decimal, or undefined for unknown. */
export const percentText = ({ value, ratio, signed = false }: PercentProps): string | undefined => {
  const given = value ?? ratio;
  if (given == null || given === '') return undefined;
  const percent = Number(given) * (value == null ? 100 : 1);
  if (!Number.isFinite(percent)) return undefined;
  const digits = Math.abs(percent).toFixed(1);
  const sign = percent < 0 && digits !== '0.0' ? '−' : signed && digits !== '0.0' ? '+' : '';
  return `${sign}${digits}%`;
};

/** A percentage with one decimal; a dash for unknown, never 0. */
export const Percent = (props: PercentProps) => {
  const words = percentText(props);
  return (
    <Box
      component="span"
      sx={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums', color: words ? undefined : 'text.secondary' }}
    >
      {words ?? '—'}
    </Box>
  );
};
