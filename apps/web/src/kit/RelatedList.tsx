import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { ListContextProvider, ResourceContextProvider, useGetList, useList, type RaRecord, type SortPayload } from 'react-admin';
import { CardList } from './CardList.js';
import { EmptyState, type EmptyStateProps } from './EmptyState.js';
import { ErrorState } from './ErrorState.js';
import { Panel } from './Panel.js';
import { RowsSkeleton } from './Skeletons.js';

/** Rows are not whole records: kept under their own key, apart from what a record's page asks for. */
const ROWS = { rows: true };

export interface RelatedListProps<R extends RaRecord> {
  resource: string;
  /** `{ accountId }`. */
  filter: Record<string, unknown>;
  sort?: SortPayload;
  title?: ReactNode;
  actions?: ReactNode;
  card: (record: R) => ReactNode;
  to?: (record: R) => string;
  empty: EmptyStateProps;
  limit?: number;
}

/** Records that belong to another one, as cards inside a tab: people, visits, deals of an account. */
export const RelatedList = <R extends RaRecord>({
  resource,
  filter,
  sort,
  title,
  actions,
  card,
  to,
  empty,
  limit = 50,
}: RelatedListProps<R>) => {
  const { data, error, isPending, refetch } = useGetList<R>(resource, {
    filter,
    sort,
    pagination: { page: 1, perPage: limit },
    meta: ROWS,
  });
  const list = useList<R>({ data: data ?? [], isPending, perPage: limit, resource });
  return (
    <Panel title={title} actions={actions} flush>
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} compact />
      ) : isPending ? (
        <RowsSkeleton rows={4} />
      ) : data.length === 0 ? (
        <EmptyState {...empty} compact />
      ) : (
        <ResourceContextProvider value={resource}>
          <ListContextProvider value={list}>
            <Box sx={{ borderTop: title ? 1 : 0, borderColor: 'divider' }}>
              <CardList<R> card={card} to={to} />
            </Box>
          </ListContextProvider>
        </ResourceContextProvider>
      )}
    </Panel>
  );
};
