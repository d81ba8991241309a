import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

export interface PanelProps {
  title?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  /** Lets a list or table touch the border. */
  flush?: boolean;
}

/** A bordered part of a page with its own heading. */
export const Panel = ({ title, actions, children, flush = false }: PanelProps) => (
  <Box
    component="section"
    sx={{ bgcolor: 'background.paper', border: 1, borderColor: 'divider', borderRadius: 1, minWidth: 0, overflow: 'hidden' }}
  >
    {(title || actions) && (
      <Box
        sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, px: 2, pt: 1.5, pb: flush ? 1 : 0, minHeight: 40 }}
      >
        <Typography variant="h3" component="h2" sx={{ flex: '1 1 9em', minWidth: 0 }}>
          {title}
        </Typography>
        {actions}
      </Box>
    )}
    <Box sx={flush ? undefined : { p: 2 }}>{children}</Box>
  </Box>
);
