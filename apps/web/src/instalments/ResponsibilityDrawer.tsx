import type { InstalmentRow, ResponsibilityRow } from '@keyline/model';
import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { useApi } from '../data/index.js';
import { Drawer, ErrorState, RowsSkeleton } from '../kit/index.js';
import { ResponsibilityPeriod } from './ResponsibilityPeriod.js';

/** Who answered for an instalment, from when until when, and why. */
export const ResponsibilityDrawer = ({ instalment, onClose }: { instalment: InstalmentRow | null; onClose: () => void }) => {
  const translate = useTranslate();
  const api = useApi();
  const id = instalment?.id ?? '';
  const { data, error, refetch } = useQuery({
    queryKey: ['instalments', 'responsibility', id],
    queryFn: () => api.get<ResponsibilityRow[]>(`/instalments/${id}/responsibility`),
    enabled: instalment !== null,
  });
  return (
    <Drawer
      open={instalment !== null}
      onClose={onClose}
      title={translate('instalments.responsibility.title', { name: instalment?.name ?? '' })}
      subtitle={instalment?.signerName && translate('instalments.responsibility.signer', { name: instalment.signerName })}
    >
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <RowsSkeleton rows={2} />
      ) : (
        <Box component="ol" sx={{ m: 0, p: 0 }}>
          {data.toReversed().map((period) => (
            <ResponsibilityPeriod key={period.id} period={period} />
          ))}
        </Box>
      )}
    </Drawer>
  );
};
