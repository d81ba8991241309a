import type { InstalmentRow, ResponsibilityRow } from '@keyline/model';
import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { useApi } from '../data/index.js';
import { addDays, DateText, Drawer, EnumLabel, ErrorState, PersonName, RowsSkeleton } from '../kit/index.js';

const Period = ({ period }: { period: ResponsibilityRow }) => {
  const translate = useTranslate();
  return (
    <Box component="li" sx={{ px: 2.5, py: 1.5, borderBottom: 1, borderColor: 'divider', listStyle: 'none' }}>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 2 }}>
        <PersonName name={period.collectorName} />
        <Box sx={{ color: 'text.secondary', fontSize: 13, whiteSpace: 'nowrap' }}>
          <DateText value={period.fromOn} short /> –{' '}
          {period.untilOn ? <DateText value={addDays(period.untilOn, -1)} short /> : translate('instalments.responsibility.now')}
        </Box>
      </Box>
      <Box sx={{ color: 'text.secondary', fontSize: 13, mt: 0.5 }}>
        <EnumLabel enum="responsibilityCause" value={period.cause} />
        {period.why && ` · ${period.why}`}
        {period.changedByName && ` · ${translate('instalments.responsibility.by', { name: period.changedByName })}`}
      </Box>
    </Box>
  );
};

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
            <Period key={period.id} period={period} />
          ))}
        </Box>
      )}
    </Drawer>
  );
};
