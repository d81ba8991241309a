import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import type { Tone } from '../theme/index.js';

export interface BadgeProps {
  children: ReactNode;
  tone?: Tone;
  /** A dot in front, for states. */
  dot?: boolean;
}

/** A small word with the colour of its meaning. Never the colour alone. */
export const Badge = ({ children, tone = 'neutral', dot = false }: BadgeProps) => (
  <Box
    component="span"
    sx={{
      display: 'inline-flex',
      alignItems: 'center',
      gap: 0.75,
      height: 22,
      px: 1,
      borderRadius: 1.5,
      fontSize: 12,
      fontWeight: 500,
      whiteSpace: 'nowrap',
      verticalAlign: 'middle',
      color: (theme) => theme.tokens.tones[tone].ink,
      bgcolor: (theme) => theme.tokens.tones[tone].soft,
    }}
  >
    {dot && (
      <Box
        component="span"
        aria-hidden
        sx={{ width: 6, height: 6, borderRadius: 1, bgcolor: (theme) => theme.tokens.tones[tone].solid }}
      />
    )}
    {children}
  </Box>
);
