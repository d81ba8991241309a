import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

export interface EmptyStateProps {
  /** What belongs here. */
  title: string;
  body?: string;
  icon?: ReactNode;
  /** The first step, as a button. */
  action?: ReactNode;
  compact?: boolean;
}

/** An empty page or panel: says what belongs there and offers the first step. Texts come translated. */
export const EmptyState = ({ title, body, icon, action, compact = false }: EmptyStateProps) => (
  <Box
    sx={{
      display: 'flex',
      flexDirection: 'column',
      alignItems: 'center',
      textAlign: 'center',
      gap: 1,
      px: 3,
      py: compact ? 4 : 9,
    }}
  >
    {icon && <Box sx={{ color: 'text.secondary', '& svg': { fontSize: 32 } }}>{icon}</Box>}
    <Typography variant="h3" component="p">
      {title}
    </Typography>
    {body && (
      <Typography color="text.secondary" sx={{ maxWidth: 420 }}>
        {body}
      </Typography>
    )}
    {action && <Box sx={{ mt: 1 }}>{action}</Box>}
  </Box>
);
