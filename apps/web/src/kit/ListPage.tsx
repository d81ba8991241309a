import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { ColumnsButton, DataTable, ListBase, useListContext, useTranslate, type RaRecord, type SortPayload } from 'react-admin';
import { CardList } from './CardList.js';
import { EmptyState, type EmptyStateProps } from './EmptyState.js';
import { ErrorState } from './ErrorState.js';
import { ExportButton } from './ExportButton.js';
import { FilterBar } from './FilterBar.js';
import type { FilterSpec } from './filterSpec.js';
import { activeView, isNarrowed, type FilterValues, type SavedView } from './listViews.js';
import { Page, type PrimaryAction } from './Page.js';
import { Pager, totalText, useCapped } from './Pager.js';
import { SearchText } from './SearchText.js';
import { RowsSkeleton } from './Skeletons.js';
import { useIsDesk } from './useIsDesk.js';
import { ViewTabs } from './ViewTabs.js';

export interface ListPageProps<R extends RaRecord> {
  resource?: string;
  /** Translated. */
  title: string;
  /** Tabs. The first is what the page opens with if its filter is empty. */
  views?: SavedView[];
  filters?: FilterSpec[];
  /** Translated; no search box without it. Sends `{ q }`. */
  searchHint?: string;
  /** `<DataTable.Col>` and `<DataTable.NumberCol>` for the desk. */
  columns: ReactNode;
  /** Columns that are off until chosen. */
  hiddenColumns?: string[];
  /** The card on the phone: `<CardLines …/>`. */
  card: (record: R) => ReactNode;
  /** Where a row leads; the record's page by default, nowhere for `false`. */
  rowTo?: (record: R) => string | false;
  primary?: PrimaryAction | false | null;
  actions?: ReactNode;
  /** CSV of the filtered list. On by default. */
  exportable?: boolean;
  /** Buttons of the bar that appears when rows are ticked. */
  bulkActions?: ReactNode;
  empty: EmptyStateProps;
  sort?: SortPayload;
  perPage?: number;
  /** Always applied, never shown. */
  filter?: FilterValues;
  /** Between the tabs and the table: an ageing bar. */
  above?: ReactNode;
  expand?: React.ComponentProps<typeof DataTable>['expand'];
}

type BodyProps<R extends RaRecord> = Pick<
  ListPageProps<R>,
  'columns' | 'card' | 'rowTo' | 'bulkActions' | 'empty' | 'hiddenColumns' | 'expand' | 'views'
>;

/**
 * Nothing matches the chips and words, nothing is in this view, or nothing is there at all: three different things to say. What a page
 * opens with is no filter that anybody chose.
 */
const Nothing = ({ empty, views = [] }: { empty: EmptyStateProps; views?: SavedView[] }) => {
  const translate = useTranslate();
  const { filterValues, setFilters } = useListContext();
  const values = filterValues as FilterValues;
  const view = activeView(views, values);
  const [first] = views;
  if (isNarrowed(view, values))
    return (
      <EmptyState
        title={translate('kit.filter.nothing')}
        body={translate('kit.filter.nothingHint')}
        action={
          <Button variant="outlined" onClick={() => setFilters(view?.filter ?? {}, {})}>
            {translate('ra.navigation.clear_filters')}
          </Button>
        }
      />
    );
  if (!view || !first || view === first || Object.keys(view.filter).length === 0) return <EmptyState {...empty} />;
  return (
    <EmptyState
      icon={empty.icon}
      title={translate('kit.filter.viewEmpty', { view: translate(view.label) })}
      action={
        <Button variant="outlined" onClick={() => setFilters(first.filter, {})}>
          {translate('kit.filter.seeView', { view: translate(first.label) })}
        </Button>
      }
    />
  );
};

const Body = <R extends RaRecord>({ columns, card, rowTo, bulkActions, empty, hiddenColumns, expand, views }: BodyProps<R>) => {
  const desk = useIsDesk();
  const { data, error, isPending, refetch, total } = useListContext<R>();
  if (error && !data?.length) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (isPending) return <RowsSkeleton rows={10} />;
  if (!total && !data?.length) return <Nothing empty={empty} views={views} />;
  if (!desk) return <CardList<R> card={card} to={rowTo} />;
  return (
    <DataTable<R>
      rowClick={rowTo ? (_id, _resource, record) => rowTo(record as R) : 'show'}
      bulkActionButtons={bulkActions ? <>{bulkActions}</> : false}
      hiddenColumns={hiddenColumns}
      expand={expand}
    >
      {columns}
    </DataTable>
  );
};

const Tools = ({
  views = [],
  filters = [],
  searchHint,
}: {
  views?: SavedView[];
  filters?: FilterSpec[];
  searchHint?: string;
}) => {
  const desk = useIsDesk();
  const { filterValues, setFilters } = useListContext();
  const values = filterValues as FilterValues;
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 1, mb: 1.5 }}>
      {searchHint && (
        <SearchText
          value={String(values['q'] ?? '')}
          placeholder={searchHint}
          onChange={(q) => setFilters({ ...values, q: q || undefined }, {})}
        />
      )}
      {filters.length > 0 && <FilterBar filters={filters} hidden={Object.keys(activeView(views, values)?.filter ?? {})} />}
      <Box sx={{ flex: 1 }} />
      {desk && <ColumnsButton />}
    </Box>
  );
};

const Frame = <R extends RaRecord>({
  title,
  views,
  filters,
  searchHint,
  primary,
  actions,
  exportable = true,
  above,
  ...body
}: ListPageProps<R>) => {
  const translate = useTranslate();
  const desk = useIsDesk();
  const { total, isPending } = useListContext<R>();
  const capped = useCapped();
  return (
    <Page
      title={title}
      subtitle={isPending ? '…' : translate('kit.total', { total: totalText(total, capped) })}
      primary={primary}
      actions={
        <>
          {actions}
          {exportable && desk && <ExportButton />}
        </>
      }
    >
      {views && <ViewTabs views={views} />}
      {above}
      <Tools views={views} filters={filters} searchHint={searchHint} />
      <Box sx={{ bgcolor: 'background.paper', border: 1, borderColor: 'divider', borderRadius: 1, overflow: 'hidden' }}>
        <Body<R> views={views} {...body} />
        <Box sx={{ borderTop: 1, borderColor: 'divider', '&:empty': { display: 'none' } }}>
          <Pager />
        </Box>
      </Box>
    </Page>
  );
};

/**
 * Rows are not whole records: kept under their own key, so that react-admin does not show a row where a record's page wants
 * everything.
 */
const ROWS = { rows: true };

/**
 * A list: views as tabs, chips, search, table (desk) or cards (phone), total, pages, export. Filter, sort and page are in the
 * URL, and remembered for the next visit. `card` and `columns` show the same records; everything else is data.
 */
export const ListPage = <R extends RaRecord = RaRecord>({ resource, sort, perPage = 25, filter, ...frame }: ListPageProps<R>) => (
  <ListBase
    resource={resource}
    sort={sort}
    perPage={perPage}
    filter={filter}
    filterDefaultValues={frame.views?.[0]?.filter}
    exporter={false}
    queryOptions={{ meta: ROWS }}
  >
    <Frame<R> {...frame} />
  </ListBase>
);
