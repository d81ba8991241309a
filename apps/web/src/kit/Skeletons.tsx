import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { useEffect, useState, type ReactNode } from 'react';

/** Shows its children only after 200 ms: what is quick should not flicker. */
export const AfterAWhile = ({ children, ms = 200 }: { children: ReactNode; ms?: number }) => {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return shown ? <>{children}</> : null;
};

/** Rows of a list that is loading. */
export const RowsSkeleton = ({ rows = 8 }: { rows?: number }) => (
  <AfterAWhile>
    <Box aria-hidden sx={{ px: 2, py: 1 }}>
      {Array.from({ length: rows }, (_, row) => (
        <Box key={row} sx={{ display: 'flex', gap: 3, py: 1.25 }}>
          <Skeleton variant="rounded" height={16} sx={{ flex: 3 }} />
          <Skeleton variant="rounded" height={16} sx={{ flex: 1 }} />
          <Skeleton variant="rounded" height={16} sx={{ flex: 2 }} />
        </Box>
      ))}
    </Box>
  </AfterAWhile>
);

/** A page that is loading: a title and two blocks. */
export const PageSkeleton = () => (
  <AfterAWhile>
    <Box aria-hidden sx={{ p: 3 }}>
      <Skeleton variant="rounded" width={220} height={28} sx={{ mb: 3 }} />
      <Skeleton variant="rounded" height={96} sx={{ mb: 2 }} />
      <Skeleton variant="rounded" height={280} />
    </Box>
  </AfterAWhile>
);
