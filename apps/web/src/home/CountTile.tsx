import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { listPath, StatTile, type StatTileProps } from '../kit/index.js';
import { useCount } from './useCount.js';

export interface CountTileProps {
  label: string;
  resource: string;
  filter: Record<string, unknown>;
  /** The colour while there are any. */
  tone?: StatTileProps['tone'];
  hint?: ReactNode;
  /** Where it leads; the list under the same filter when left out. */
  to?: string;
}

/** How many there are; leads to exactly those, for the list is asked with the same filter. */
export const CountTile = ({ label, resource, filter, tone, hint, to }: CountTileProps) => {
  const count = useCount(resource, filter);
  return (
    <Box
      component={Link}
      to={to ?? listPath(resource, filter)}
      sx={{
        display: 'grid',
        color: 'inherit',
        textDecoration: 'none',
        borderRadius: 1,
        '&:hover > div': { borderColor: (theme) => theme.tokens.tones.neutral.solid },
      }}
    >
      <StatTile label={label} value={count} loading={count === undefined} tone={count ? tone : undefined} hint={hint ?? ' '} />
    </Box>
  );
};
