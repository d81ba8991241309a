import Add from '@mui/icons-material/Add';
import FilterAltOutlined from '@mui/icons-material/FilterAltOutlined';
import Box from '@mui/material/Box';
import type { OpportunityRow, Stage } from '@keyline/model';
import { lazy, Suspense } from 'react';
import { ListBase, useListContext, useTranslate } from 'react-admin';
import { useMay } from '../data/index.js';
import {
  EmptyState,
  ErrorState,
  FilterBar,
  Page,
  PageSkeleton,
  PrimaryButton,
  SearchText,
  useIsDesk,
  ViewTabs,
  type FilterValues,
} from '../kit/index.js';
import { dealFilters, useBoardViews } from './opportunityFilters.js';
import { PhoneBoard } from './PhoneBoard.js';
import { useBoard, type Board } from './useBoard.js';
import { useMoveDeal } from './useMoveDeal.js';
import { ViewSwitch } from './ViewSwitch.js';

const DeskBoard = lazy(() => import('./DeskBoard.js'));

const Columns = ({
  board,
  narrowed,
  primary,
}: {
  board: Board;
  narrowed: boolean;
  primary: React.ComponentProps<typeof PrimaryButton> | false;
}) => {
  const translate = useTranslate();
  const desk = useIsDesk();
  const { move, dialog } = useMoveDeal();
  const { columns, error, refetch, place } = board;
  if (error && !columns) return <ErrorState error={error} onRetry={refetch} />;
  if (!columns) return <PageSkeleton />;
  if (!narrowed && columns.every(({ count }) => count === 0)) {
    return (
      <EmptyState
        icon={<FilterAltOutlined />}
        title={translate('opportunities.empty.title')}
        body={translate('opportunities.empty.body')}
        action={primary && <PrimaryButton {...primary} />}
      />
    );
  }
  const onMove = (deal: OpportunityRow, to: Stage) => void move(deal, to, () => place(deal, to));
  return (
    <Suspense fallback={<PageSkeleton />}>
      {desk ? <DeskBoard columns={columns} onMove={onMove} /> : <PhoneBoard columns={columns} onMove={onMove} />}
      {dialog}
    </Suspense>
  );
};

const Frame = () => {
  const translate = useTranslate();
  const views = useBoardViews();
  const { filterValues, setFilters } = useListContext();
  const values = filterValues as FilterValues;
  const board = useBoard(values);
  const primary = useMay('opportunity:write') && {
    label: translate('opportunities.create'),
    icon: <Add />,
    to: '/opportunities/create',
  };
  const count = board.columns?.reduce((sum, column) => sum + column.count, 0);
  return (
    <Page
      title={translate('resources.opportunities.name', { smart_count: 2 })}
      subtitle={count === undefined ? '…' : translate('opportunities.openCount', { smart_count: count })}
      actions={<ViewSwitch current="board" />}
      primary={primary}
    >
      <ViewTabs views={views} />
      <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 1, mb: 1.5 }}>
        <SearchText
          value={String(values['q'] ?? '')}
          placeholder={translate('opportunities.searchHint')}
          onChange={(q) => setFilters({ ...values, q: q || undefined }, {})}
        />
        <FilterBar
          filters={dealFilters}
          hidden={views.some(({ key, filter }) => key === 'mine' && filter['ownerId'] === values['ownerId']) ? ['ownerId'] : []}
        />
      </Box>
      <Columns board={board} narrowed={Object.keys(values).length > 0} primary={primary} />
    </Page>
  );
};

/** The open deals by stage. The filter is in the URL as a list's is; the rows come from the board's own question. */
const BoardPage = () => (
  <ListBase
    resource="opportunities"
    storeKey="opportunities.board"
    queryOptions={{ enabled: false }}
    exporter={false}
    disableAuthentication
  >
    <Frame />
  </ListBase>
);

export default BoardPage;
