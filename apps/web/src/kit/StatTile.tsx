import ArrowDownward from '@mui/icons-material/ArrowDownward';
import ArrowUpward from '@mui/icons-material/ArrowUpward';
import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import type { Tone } from '../theme/index.js';
import { percentText } from './Percent.js';

export interface StatDelta {
  /** Change against the previous period, in percent: `"-12.3"`. */
  percent: string | number | null | undefined;
  /** Between two percentages: `percent` is the difference in points, never a percentage of a percentage. */
  inPoints?: boolean;
  /** Translated: "较上周". */
  against: string;
  /** Which way is the good one: up (default), down, or neither. */
  direction?: 'up' | 'down' | 'neutral' | undefined;
}

export interface StatTileProps {
  label: string;
  /** `<Money compact>`, a count, `<Percent>`; nothing shows a dash. */
  value: ReactNode;
  delta?: StatDelta;
  /** A quiet line under the figure where there is no comparison. */
  hint?: ReactNode;
  tone?: Extract<Tone, 'good' | 'bad' | 'soon'>;
  /** Opens the rows behind the figure. */
  onClick?: () => void;
  loading?: boolean;
}

const Delta = ({ percent, inPoints = false, against, direction = 'up' }: StatDelta) => {
  const translate = useTranslate();
  const words = percentText({ value: percent });
  if (!words) return <Box component="span">{against} —</Box>;
  const change = Number(percent);
  const tone: Tone = change === 0 || direction === 'neutral' ? 'neutral' : change > 0 === (direction === 'up') ? 'good' : 'bad';
  const Arrow = change < 0 ? ArrowDownward : ArrowUpward;
  return (
    <>
      {against}
      <Box
        component="span"
        sx={{
          display: 'inline-flex',
          alignItems: 'center',
          ml: 0.5,
          fontWeight: 500,
          color: (theme) => theme.tokens.tones[tone].ink,
        }}
      >
        {change !== 0 && <Arrow sx={{ fontSize: 13 }} />}
        {inPoints ? translate('kit.points', { points: Math.abs(change).toFixed(1) }) : words.replace('−', '')}
      </Box>
    </>
  );
};

/** One figure with its change; a click opens exactly the rows that it counts. Put several into `<StatTiles>`. */
export const StatTile = ({ label, value, delta, hint, tone, onClick, loading = false }: StatTileProps) => (
  <Box
    component={onClick ? 'button' : 'div'}
    type={onClick ? 'button' : undefined}
    onClick={onClick}
    data-tile={label}
    sx={{
      font: 'inherit',
      color: 'inherit',
      textAlign: 'left',
      // A button centres what is in it; the figures of a row stand on one line.
      display: 'flex',
      flexDirection: 'column',
      alignItems: 'stretch',
      width: '100%',
      minWidth: 0,
      px: 2,
      py: 1.5,
      borderRadius: 1,
      border: 1,
      borderColor: 'divider',
      bgcolor: 'background.paper',
      cursor: onClick ? 'pointer' : undefined,
      '&:hover': onClick && { borderColor: (theme) => theme.tokens.tones.neutral.solid },
    }}
  >
    <Box sx={{ color: 'text.secondary', fontSize: 13 }}>{label}</Box>
    <Box
      sx={{
        fontSize: 22,
        fontWeight: 600,
        lineHeight: 1.45,
        fontVariantNumeric: 'tabular-nums',
        color: tone && ((theme) => theme.tokens.tones[tone].ink),
      }}
    >
      {loading ? <Skeleton variant="rounded" width={96} height={24} sx={{ my: 0.5 }} /> : (value ?? '—')}
    </Box>
    {(delta || hint) && (
      <Box sx={{ color: 'text.secondary', fontSize: 12, minHeight: 18 }}>
        {loading ? <Skeleton variant="rounded" width={72} height={12} /> : delta ? <Delta {...delta} /> : hint}
      </Box>
    )}
  </Box>
);

/** The grid that tiles stand in: two abreast on the phone; `across` at most on the desk, or as many as there is room for. */
export const StatTiles = ({ children, across }: { children: ReactNode; across?: number }) => (
  <Box
    sx={{
      display: 'grid',
      gap: 1.5,
      gridTemplateColumns: {
        xs: 'repeat(2, minmax(0, 1fr))',
        md: across ? `repeat(${across}, minmax(0, 1fr))` : 'repeat(auto-fit, minmax(176px, 1fr))',
      },
    }}
  >
    {children}
  </Box>
);
