import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** A figure in a table that opens the rows behind it. */
export const FigureButton = ({ children, onClick }: { children: ReactNode; onClick: () => void }) => (
  <Box
    component="button"
    type="button"
    onClick={onClick}
    sx={{
      font: 'inherit',
      color: 'inherit',
      border: 0,
      p: 0.5,
      m: -0.5,
      borderRadius: 1,
      bgcolor: 'transparent',
      cursor: 'pointer',
      '&:hover': { textDecoration: 'underline' },
    }}
  >
    {children}
  </Box>
);
