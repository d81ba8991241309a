import Box from '@mui/material/Box';
import { useGetList } from 'react-admin';

/** How many things wait behind an entry of the rail; nothing when none do. */
export const NavCount = ({ resource, filter, wide }: { resource: string; filter: Record<string, unknown>; wide: boolean }) => {
  const { total } = useGetList(
    resource,
    { filter, pagination: { page: 1, perPage: 1 }, meta: { rows: true } },
    { staleTime: 60_000, refetchInterval: 120_000 },
  );
  if (!total) return null;
  return (
    <Box
      component="span"
      sx={{
        ml: wide ? 'auto' : 0,
        position: wide ? 'static' : 'absolute',
        top: 2,
        right: 6,
        minWidth: 18,
        px: 0.5,
        borderRadius: 9,
        fontSize: 11,
        lineHeight: '18px',
        textAlign: 'center',
        bgcolor: 'primary.main',
        color: 'primary.contrastText',
      }}
    >
      {total > 99 ? '99+' : total}
    </Box>
  );
};
