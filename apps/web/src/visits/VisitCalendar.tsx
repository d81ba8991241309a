import Add from '@mui/icons-material/Add';
import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import type { VisitPlanRow } from '@keyline/model';
import { lazy, Suspense, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useMay, useToday } from '../data/index.js';
import { ChoiceChips, ErrorState, Page, PageSkeleton, useIsDesk, type Day } from '../kit/index.js';
import { PlanDrawer } from '../visit-plans/PlanDrawer.js';
import { useMovePlan } from '../visit-plans/useMovePlan.js';
import { DayList } from './calendar/DayList.js';
import type { CalendarEntry } from './calendar/entry.js';
import { Legend } from './calendar/EntryChip.js';
import { EntryDrawer } from './calendar/EntryDrawer.js';
import { MOST_ENTRIES, stepFrom, useCalendarEntries, useCalendarPlace, type CalendarPlace } from './calendar/useCalendar.js';
import { WhoPicker } from './calendar/WhoPicker.js';
import { VisitNav } from './VisitNav.js';

// FullCalendar is loaded on the desk only; the phone's list does not need it.
const MonthGrid = lazy(() => import('./calendar/MonthGrid.js'));

const Toolbar = ({ place, desk }: { place: CalendarPlace; desk: boolean }) => {
  const translate = useTranslate();
  const today = useToday();
  const leads = useMay('report:review');
  const { view, on, from, to, who, go } = place;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mb: 1.5 }}>
      <IconButton onClick={() => go({ on: stepFrom(view, on, -1) })} aria-label={translate('visits.calendar.previous')}>
        <ChevronLeft />
      </IconButton>
      <Button variant="outlined" onClick={() => go({ on: today })}>
        {translate('kit.quickDate.today')}
      </Button>
      <IconButton onClick={() => go({ on: stepFrom(view, on, 1) })} aria-label={translate('visits.calendar.next')}>
        <ChevronRight />
      </IconButton>
      <Box sx={{ fontWeight: 600, fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap', flex: { xs: 1, md: 'none' } }}>
        {view === 'month' ? on.slice(0, 7) : `${from} – ${to.slice(5)}`}
      </Box>
      {desk && <Box sx={{ flex: 1 }} />}
      {desk && <Legend />}
      {leads && <WhoPicker who={who} onChange={(next) => go({ who: next })} />}
      {desk && (
        <ChoiceChips
          label={translate('kit.views')}
          choices={[
            { id: 'week', name: translate('visits.calendar.week') },
            { id: 'month', name: translate('visits.calendar.month') },
          ]}
          value={[view]}
          onChange={([next]) => next && go({ view: next })}
        />
      )}
    </Box>
  );
};

/** 拜访日历: plans and visits of a week or a month; a plan is dragged to another day. */
const VisitCalendar = () => {
  const translate = useTranslate();
  const desk = useIsDesk();
  const today = useToday();
  const place = useCalendarPlace(desk);
  const { data, error, isPending, refetch } = useCalendarEntries(place);
  const mayPlan = useMay('plan:write');
  const move = useMovePlan();
  const [open, setOpen] = useState<CalendarEntry | null>(null);
  const [planning, setPlanning] = useState<Day | null>(null);
  const onMove = (plan: VisitPlanRow, day: Day, revert: () => void) => void move(plan, day).catch(revert);
  const shared = {
    entries: data?.entries ?? [],
    on: place.on,
    withPerson: place.who === 'all',
    onOpen: setOpen,
    onDay: setPlanning,
  };
  return (
    <Page
      title={translate('visits.calendar.title')}
      actions={<VisitNav />}
      primary={
        mayPlan && {
          label: translate('visits.calendar.newPlan'),
          icon: <Add />,
          onClick: () => setPlanning(place.on < today ? today : place.on),
        }
      }
    >
      <Toolbar place={place} desk={desk} />
      {data?.truncated && (
        <Alert severity="info" sx={{ mb: 1.5 }}>
          {translate('visits.calendar.truncated', { max: MOST_ENTRIES })}
        </Alert>
      )}
      {error && !data ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : isPending ? (
        <PageSkeleton />
      ) : desk ? (
        <Suspense fallback={<PageSkeleton />}>
          <MonthGrid view={place.view} {...shared} onMove={onMove} />
        </Suspense>
      ) : (
        <DayList from={place.from} {...shared} onGo={(on) => place.go({ on })} />
      )}
      <EntryDrawer entry={open} onClose={() => setOpen(null)} />
      <PlanDrawer
        open={planning !== null}
        plannedOn={planning ?? today}
        personId={place.who === 'me' || place.who === 'all' ? undefined : place.who}
        onClose={() => setPlanning(null)}
      />
    </Page>
  );
};

export default VisitCalendar;
