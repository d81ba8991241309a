import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import TaskAlt from '@mui/icons-material/TaskAlt';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import IconButton from '@mui/material/IconButton';
import type { ReportRecord, ReportRow } from '@keyline/model';
import { useEffect, type ReactNode } from 'react';
import { useGetOne, useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { EmptyState, EnumChip, ErrorState, KeyHint, Page, PageSkeleton, RowsSkeleton, useIsDesk } from '../kit/index.js';
import { useKeys, usePeriodName } from '../measures/index.js';
import { PunctualityMark } from '../reports/PunctualityMark.js';
import { QueueFilter } from './QueueFilter.js';
import { ReportPage } from '../reports/ReportPage.js';
import { REVIEW_VIEWS, useReviewQueue, type ReviewView } from './useReviewQueue.js';
import { useSwipe } from './useSwipe.js';

const QueueRow = ({ report, current, onChoose }: { report: ReportRow; current: boolean; onChoose: () => void }) => {
  const periodName = usePeriodName();
  return (
    <ButtonBase
      onClick={onChoose}
      aria-current={current || undefined}
      sx={{
        display: 'block',
        width: '100%',
        textAlign: 'left',
        px: 2,
        py: 1.25,
        borderBottom: 1,
        borderColor: 'divider',
        bgcolor: (theme) => (current ? theme.tokens.selected : undefined),
        '&:hover': { bgcolor: (theme) => (current ? theme.tokens.selected : theme.tokens.hover) },
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        <Box component="span" sx={{ fontWeight: 500, flex: 1, minWidth: 0 }}>
          {report.personName}
        </Box>
        <EnumChip enum="reportStatus" value={report.status} />
      </Box>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, color: 'text.secondary', fontSize: 13, mt: 0.25 }}>
        <span>{periodName(report.period)}</span>
        {report.punctuality === 'late' && <PunctualityMark value="late" />}
      </Box>
    </ButtonBase>
  );
};

const Reading = ({ id, onJudged }: { id: string; onJudged: () => void }) => {
  const desk = useIsDesk();
  const { data, error, refetch } = useGetOne<ReportRecord>('reports', { id });
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  // Until the answer is there, react-admin shows the queue's row, which has no facts.
  if (!data?.facts || data.id !== id) return <PageSkeleton />;
  // A comment changes it too, but leaves it where it is.
  const changed = (): void =>
    void refetch().then((answer) => data.status === 'submitted' && answer.data?.status !== 'submitted' && onJudged());
  return <ReportPage key={id} report={data} walks={desk} onChanged={changed} />;
};

interface RoomProps {
  view: ReviewView;
  queue: ReportRow[];
  currentId: string | undefined;
  filter: ReactNode;
  /** Something is typed into the filter. */
  sought: boolean;
  choose: (id: string) => void;
  onJudged: () => void;
}

/** Nothing waits, or nothing is called like that. */
const NothingToRead = ({ sought }: { sought: boolean }) => {
  const translate = useTranslate();
  return (
    <Page title={translate('reports.review.title')}>
      {sought ? (
        <EmptyState title={translate('reports.review.noMatch')} />
      ) : (
        <EmptyState icon={<TaskAlt />} title={translate('reports.review.none')} body={translate('reports.review.noneBody')} />
      )}
    </Page>
  );
};

/** How many reports the queue holds, and whether they wait or are judged. */
const Count = ({ view, queue }: Pick<RoomProps, 'view' | 'queue'>) => {
  const translate = useTranslate();
  return (
    <>{translate(view === 'judged' ? 'reports.review.readBefore' : 'reports.review.waiting', { smart_count: queue.length })}</>
  );
};

const DeskRoom = ({ view, queue, currentId, filter, sought, choose, onJudged }: RoomProps) => {
  const translate = useTranslate();
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: '264px minmax(0, 1fr)', '@media print': { display: 'block' } }}>
      <Box
        component="nav"
        className="no-print"
        aria-label={translate('reports.review.queue')}
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
        <Box sx={{ px: 2, py: 1.5, borderBottom: 1, borderColor: 'divider' }}>
          <Box component="h1" sx={{ m: 0, fontSize: 16, fontWeight: 600 }}>
            {translate('reports.review.title')}
          </Box>
          <Box sx={{ color: 'text.secondary', fontSize: 13, display: 'flex', alignItems: 'center' }}>
            <Count view={view} queue={queue} />
            <Box sx={{ flex: 1 }} />
            <KeyHint keys="J K" />
          </Box>
        </Box>
        {filter}
        {queue.map((report) => (
          <QueueRow key={report.id} report={report} current={report.id === currentId} onChoose={() => choose(report.id)} />
        ))}
      </Box>
      {currentId ? <Reading id={currentId} onJudged={onJudged} /> : <NothingToRead sought={sought} />}
    </Box>
  );
};

const PhoneRoom = ({ view, queue, currentId, filter, sought, choose, onJudged }: RoomProps) => {
  const translate = useTranslate();
  const at = queue.findIndex(({ id }) => id === currentId);
  const go = (step: number): void => {
    const next = queue[at + step];
    if (next) choose(next.id);
  };
  const swipe = useSwipe(go);
  return (
    <>
      <Box
        className="no-print"
        sx={{
          display: 'flex',
          alignItems: 'center',
          px: 1,
          borderBottom: 1,
          borderColor: 'divider',
          bgcolor: 'background.paper',
        }}
      >
        <IconButton disabled={at <= 0} onClick={() => go(-1)} aria-label={translate('ra.navigation.previous')}>
          <ChevronLeft />
        </IconButton>
        <Box sx={{ flex: 1, textAlign: 'center', fontSize: 13 }}>
          {at >= 0 && `${at + 1} / ${queue.length} · `}
          <Count view={view} queue={queue} />
        </Box>
        <IconButton disabled={at >= queue.length - 1} onClick={() => go(1)} aria-label={translate('ra.navigation.next')}>
          <ChevronRight />
        </IconButton>
      </Box>
      {filter}
      {/* Sideways the finger is ours, not the browser's way back. */}
      <Box {...swipe} sx={{ touchAction: 'pan-y pinch-zoom' }}>
        {currentId ? <Reading id={currentId} onJudged={onJudged} /> : <NothingToRead sought={sought} />}
      </Box>
    </>
  );
};

/** The review room: queue, report, comments. J and K (on the phone a swipe) walk, A accepts, R returns. */
const ReviewRoom = () => {
  const translate = useTranslate();
  const desk = useIsDesk();
  const [search, setSearch] = useSearchParams();
  const view = REVIEW_VIEWS.find((each) => each === search.get('show')) ?? 'mine';
  const find = search.get('find') ?? '';
  const { queue, isPending, error, refetch } = useReviewQueue(view, find);
  const currentId = search.get('report') ?? queue[0]?.id;
  /** What the address says next; what is empty is left out of it. */
  const go = (next: Record<string, string>): void =>
    setSearch(Object.fromEntries(Object.entries({ show: view, find, ...next }).filter(([, value]) => value !== '')), {
      replace: true,
    });
  const choose = (id: string): void => {
    go({ report: id });
    window.scrollTo({ top: 0 });
  };
  const at = queue.findIndex(({ id }) => id === currentId);
  const step = (by: number) => (): void => {
    const next = queue[at + by];
    if (next) choose(next.id);
  };
  useKeys({ j: step(1), k: step(-1) });
  // Goes on to the next that waits, and reads the queue again without the one just judged.
  const judged = (): void => {
    const next = queue.find(({ id, status }) => id !== currentId && status === 'submitted');
    if (next) choose(next.id);
    void refetch();
  };
  useEffect(() => {
    document.title = `${translate('reports.review.title')} · Keyline`;
  }, [translate]);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (isPending) return <RowsSkeleton rows={10} />;
  const filter = (
    <QueueFilter view={view} find={find} onView={(show) => go({ show, find: '' })} onFind={(text) => go({ find: text })} />
  );
  const Room = desk ? DeskRoom : PhoneRoom;
  return (
    <Room
      view={view}
      queue={queue}
      currentId={currentId}
      filter={filter}
      sought={find.trim() !== ''}
      choose={choose}
      onJudged={judged}
    />
  );
};

export default ReviewRoom;
