import TaskAlt from '@mui/icons-material/TaskAlt';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import type { ApprovalRecord, ApprovalRow } from '@keyline/model';
import { DataTable, ListBase, useGetOne, useListContext, useRefresh, useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import {
  CardLines,
  EmptyState,
  EnumChip,
  ErrorState,
  KeyHint,
  ListPage,
  Money,
  OverdueText,
  PageSkeleton,
  Pager,
  PersonName,
  RowsSkeleton,
  useIsDesk,
  ViewTabs,
  type SavedView,
} from '../kit/index.js';
import { useMay } from '../data/index.js';
import { useKeys } from '../measures/index.js';
import { ApprovalRowButtons } from './ApprovalButtons.js';
import { ApprovalPage } from './ApprovalPage.js';
import { useBothLanguages, useJoined } from './words.js';

const useViews = (): SavedView[] => {
  const seesAll = useMay('approval-definition:write');
  return [
    { key: 'waiting', label: 'approvals.view.waiting', filter: { view: 'waiting' } },
    { key: 'asked', label: 'approvals.view.asked', filter: { view: 'asked' } },
    { key: 'decided', label: 'approvals.view.decided', filter: { view: 'decided' } },
    ...(seesAll ? [{ key: 'all', label: 'approvals.view.all', filter: {} }] : []),
  ];
};

const ApprovalCard = ({ approval }: { approval: ApprovalRow }) => {
  const named = useBothLanguages();
  const joined = useJoined();
  return (
    <CardLines
      title={approval.title}
      badge={
        <EnumChip
          enum={approval.state === 'pending' ? 'approvalCode' : 'approvalState'}
          value={approval.state === 'pending' ? approval.code : approval.state}
        />
      }
      facts={
        <>
          {approval.accountName && <span>{approval.accountName}</span>}
          {approval.amount && <Money value={approval.amount} strong />}
        </>
      }
      next={
        <>
          <PersonName name={approval.requesterName} plain />
          <span>{joined(approval.openSteps.map(named))}</span>
          <OverdueText dueOn={approval.dueOn} settled={approval.state !== 'pending'} soonDays={2} />
        </>
      }
    />
  );
};

const Queue = ({
  rows,
  currentId,
  choose,
}: {
  rows: ApprovalRow[];
  currentId: string | undefined;
  choose: (id: string) => void;
}) => (
  <>
    {rows.map((approval) => (
      <ButtonBase
        key={approval.id}
        onClick={() => choose(approval.id)}
        aria-current={approval.id === currentId || undefined}
        sx={{
          display: 'block',
          width: '100%',
          textAlign: 'left',
          px: 2,
          py: 1.25,
          borderBottom: 1,
          borderColor: 'divider',
          bgcolor: (theme) => (approval.id === currentId ? theme.tokens.selected : undefined),
          '&:hover': { bgcolor: (theme) => (approval.id === currentId ? theme.tokens.selected : theme.tokens.hover) },
        }}
      >
        <ApprovalCard approval={approval} />
      </ButtonBase>
    ))}
  </>
);

const Reading = ({ id, onDone }: { id: string; onDone: () => void }) => {
  const { data, error, refetch } = useGetOne<ApprovalRecord>('approvals', { id });
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data?.steps || data.id !== id) return <PageSkeleton />;
  return <ApprovalPage key={id} approval={data} onDone={onDone} />;
};

const Nothing = () => {
  const translate = useTranslate();
  return <EmptyState icon={<TaskAlt />} title={translate('approvals.empty.title')} body={translate('approvals.empty.body')} />;
};

/** Queue and request side by side. */
const DeskInbox = ({ views }: { views: SavedView[] }) => {
  const translate = useTranslate();
  const { data = [], error, isPending, refetch } = useListContext<ApprovalRow>();
  const [search, setSearch] = useSearchParams();
  const currentId = search.get('request') ?? data[0]?.id;
  const choose = (id: string | undefined): void =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        if (id) after.set('request', id);
        else after.delete('request');
        return after;
      },
      { replace: true },
    );
  const at = data.findIndex(({ id }) => id === currentId);
  const step = (by: number) => (): void => {
    const next = data[at + by];
    if (next) choose(next.id);
  };
  useKeys({ j: step(1), k: step(-1) });
  // What was decided leaves the queue: on with the one behind it.
  const decided = (): void => choose(data[at + 1]?.id ?? data[at - 1]?.id);
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: '340px minmax(0, 1fr)' }}>
      <Box
        component="nav"
        aria-label={translate('approvals.queue')}
        sx={{
          position: 'sticky',
          top: 52,
          height: 'calc(100dvh - 52px)',
          overflow: 'auto',
          borderRight: 1,
          borderColor: 'divider',
          bgcolor: 'background.paper',
        }}
      >
        <Box sx={{ px: 2, pt: 1.5, display: 'flex', alignItems: 'center' }}>
          <Box component="h1" sx={{ m: 0, fontSize: 16, fontWeight: 600, flex: 1 }}>
            {translate('resources.approvals.name', { smart_count: 2 })}
          </Box>
          <KeyHint keys="J K" />
        </Box>
        <Box sx={{ px: 2 }}>
          <ViewTabs views={views} />
        </Box>
        {error ? (
          <ErrorState error={error} onRetry={() => void refetch()} compact />
        ) : isPending ? (
          <RowsSkeleton rows={6} />
        ) : (
          <Queue rows={data} currentId={currentId} choose={choose} />
        )}
        <Pager />
      </Box>
      {currentId ? <Reading id={currentId} onDone={decided} /> : !isPending && <Nothing />}
    </Box>
  );
};

const columns = [<DataTable.Col key="title" source="title" />];

/** The inbox: what waits for me, what I asked for, what I decided. */
const ApprovalInbox = () => {
  const translate = useTranslate();
  const desk = useIsDesk();
  const views = useViews();
  const refresh = useRefresh();
  const sort = { field: 'requestedAt', order: 'ASC' } as const;
  if (desk)
    return (
      <ListBase
        sort={sort}
        perPage={25}
        filterDefaultValues={views[0]?.filter}
        exporter={false}
        queryOptions={{ meta: { rows: true } }}
      >
        <DeskInbox views={views} />
      </ListBase>
    );
  return (
    <ListPage<ApprovalRow>
      title={translate('resources.approvals.name', { smart_count: 2 })}
      views={views}
      columns={columns}
      card={(approval) => (
        <>
          <ApprovalCard approval={approval} />
          <ApprovalRowButtons approval={approval} onDone={refresh} />
        </>
      )}
      sort={sort}
      exportable={false}
      empty={{ icon: <TaskAlt />, title: translate('approvals.empty.title'), body: translate('approvals.empty.body') }}
    />
  );
};

export default ApprovalInbox;
