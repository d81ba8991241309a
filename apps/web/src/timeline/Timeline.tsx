import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ContractTimelineEntry, TimelineEntry } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { useApi } from '../data/index.js';
import { DateText, EmptyState, entityPath, ErrorState, Panel, RowsSkeleton } from '../kit/index.js';

const PAGE = 50;

type Entry = TimelineEntry & Partial<Pick<ContractTimelineEntry, 'subject'>>;

/** What has a page of its own, apart from the record on whose page this is. */
const PAGED: readonly string[] = [
  'account',
  'contact',
  'visit',
  'visit-plan',
  'opportunity',
  'contract',
  'invoice',
  'payment',
  'promise',
  'write_off',
  'complaint',
  'market-note',
];
const hasPage = ({ entity, kind }: Entry, own: string): boolean =>
  entity !== own && PAGED.includes(entity) && !kind.endsWith('.removed') && !kind.endsWith('.deleted');

const EntryRow = ({ entry, own }: { entry: Entry; own: string }) => {
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
          {entry.actorName ?? translate('timeline.bySystem')}{' '}
          {hasPage(entry, own) ? (
            <Link component={RouterLink} to={entityPath(entry.entity, entry.entityId)}>
              {words}
            </Link>
          ) : (
            words
          )}
          {entry.subject && (
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {` · ${entry.subject}`}
            </Box>
          )}
        </Box>
        <Box sx={{ color: 'text.secondary', fontSize: 12 }}>
          <DateText value={entry.at} withTime />
        </Box>
      </Box>
    </Box>
  );
};

export interface TimelineProps {
  /** `accounts` or `contracts`. */
  resource: string;
  id: string;
  /** The kind of record on whose page it stands. */
  own: string;
}

/** Everything that happened with a record, newest first. */
export const Timeline = ({ resource, id, own }: TimelineProps) => {
  const translate = useTranslate();
  const api = useApi();
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: [resource, 'timeline', id],
    queryFn: ({ signal, pageParam }) =>
      api.get<Entry[]>(`/${resource}/${id}/timeline`, { range: JSON.stringify([pageParam, pageParam + PAGE - 1]) }, signal),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => (last.length === PAGE ? pages.length * PAGE : undefined),
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (isPending) return <RowsSkeleton rows={5} />;
  const entries = data.pages.flat();
  return (
    <Panel>
      {entries.length === 0 ? (
        <EmptyState compact title={translate('timeline.empty')} />
      ) : (
        <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {entries.map((entry) => (
            <EntryRow key={entry.id} entry={entry} own={own} />
          ))}
        </Box>
      )}
      {hasNextPage && (
        <Button sx={{ mt: 1 }} disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {translate('timeline.earlier')}
        </Button>
      )}
    </Panel>
  );
};
