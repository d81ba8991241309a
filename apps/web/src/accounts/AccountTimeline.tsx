import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useQuery } from '@tanstack/react-query';
import type { TimelineEntry } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { useApi } from '../data/index.js';
import { DateText, EmptyState, entityPath, ErrorState, Panel, RowsSkeleton } from '../kit/index.js';

/** What was removed has no page any more, and the account's own page is this one. */
const hasPage = ({ entity, kind }: TimelineEntry): boolean =>
  entity !== 'account' && !kind.endsWith('.removed') && !kind.endsWith('.deleted');

const EntryRow = ({ entry }: { entry: TimelineEntry }) => {
  const translate = useTranslate();
  const words = translate(`accounts.activity.${entry.kind}`, { _: entry.kind });
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: '16px minmax(0, 1fr)',
        columnGap: 1.5,
        pb: 2,
        '&:last-of-type': { pb: 0, '& > :first-of-type::before': { display: 'none' } },
      }}
    >
      <Box
        aria-hidden
        sx={{
          position: 'relative',
          '&::before': { content: '""', position: 'absolute', left: 7, top: 16, bottom: -20, width: '1px', bgcolor: 'divider' },
        }}
      >
        <Box sx={{ width: 8, height: 8, borderRadius: 1, mt: 0.9, ml: 0.5, bgcolor: 'primary.main', position: 'relative' }} />
      </Box>
      <Box>
        <Box>
          {entry.actorName ?? translate('accounts.bySystem')}{' '}
          {hasPage(entry) ? (
            <Link component={RouterLink} to={entityPath(entry.entity, entry.entityId)}>
              {words}
            </Link>
          ) : (
            words
          )}
        </Box>
        <Box sx={{ color: 'text.secondary', fontSize: 12 }}>
          <DateText value={entry.at} withTime />
        </Box>
      </Box>
    </Box>
  );
};

/** Everything that happened with the account, newest first. */
export const AccountTimeline = ({ accountId }: { accountId: string }) => {
  const translate = useTranslate();
  const api = useApi();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['accounts', 'timeline', accountId],
    queryFn: ({ signal }) => api.get<TimelineEntry[]>(`/accounts/${accountId}/timeline`, { range: '[0,99]' }, signal),
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (isPending) return <RowsSkeleton rows={5} />;
  return (
    <Panel>
      {data.length === 0 ? (
        <EmptyState compact title={translate('accounts.empty.timeline')} />
      ) : (
        <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {data.map((entry) => (
            <EntryRow key={entry.id} entry={entry} />
          ))}
        </Box>
      )}
    </Panel>
  );
};
