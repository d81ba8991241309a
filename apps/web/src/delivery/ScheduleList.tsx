import Add from '@mui/icons-material/Add';
import ScheduleSendOutlined from '@mui/icons-material/ScheduleSendOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { DeliveryScheduleRow } from '@keyline/model';
import { useState } from 'react';
import { useNotify, useRefresh, useTranslate } from 'react-admin';
import { useApi, useMay } from '../data/index.js';
import {
  Badge,
  CardLines,
  columnsOf,
  ConfirmDialog,
  EnumChip,
  EnumLabel,
  ListPage,
  PrimaryButton,
  type SavedView,
} from '../kit/index.js';
import { ScheduleDrawer } from './ScheduleDrawer.js';
import { useTimingText } from './scheduleText.js';

const views: SavedView[] = [
  { key: 'all', label: 'delivery.view.all', filter: {} },
  { key: 'on', label: 'delivery.on', filter: { active: true } },
];

/** What it sends: "团队汇总 · 周报 · 华东区", "应收账龄 · 每周". */
const useContents = () => {
  const translate = useTranslate();
  return ({ subject, kind, leaderName, departmentName }: DeliveryScheduleRow): string =>
    [
      translate(`enums.scheduleSubject.${subject}`),
      translate(`enums.${subject === 'own' || subject === 'team' ? 'reportKind' : 'scheduleEvery'}.${kind}`),
      leaderName ?? departmentName,
    ]
      .filter(Boolean)
      .join(' · ');
};

const Contents = ({ schedule }: { schedule: DeliveryScheduleRow }) => <>{useContents()(schedule)}</>;
const Timing = ({ schedule }: { schedule: DeliveryScheduleRow }) => <>{useTimingText()(schedule)}</>;
const Active = ({ schedule }: { schedule: DeliveryScheduleRow }) => {
  const translate = useTranslate();
  // Nothing goes out over a channel that is off, whatever the schedule says.
  if (schedule.active && !schedule.channelActive) return <Badge tone="soon">{translate('delivery.schedule.channelOff')}</Badge>;
  return <Badge tone={schedule.active ? 'good' : 'neutral'}>{translate(schedule.active ? 'delivery.on' : 'delivery.off')}</Badge>;
};

interface Hands {
  edit: (schedule: DeliveryScheduleRow) => void;
  stop: (schedule: DeliveryScheduleRow) => void;
}
const Actions = ({ schedule, hands }: { schedule: DeliveryScheduleRow; hands: Hands }) => {
  const translate = useTranslate();
  return (
    <Box sx={{ display: 'flex', gap: 0.5 }}>
      {schedule.can.edit && (
        <Button size="small" onClick={() => hands.edit(schedule)}>
          {translate('ra.action.edit')}
        </Button>
      )}
      {schedule.can.stop && (
        <Button size="small" color="error" onClick={() => hands.stop(schedule)}>
          {translate('delivery.schedule.stop')}
        </Button>
      )}
    </Box>
  );
};

const { column, derived } = columnsOf<DeliveryScheduleRow>();
const columns = (hands: Hands) => [
  derived('subject', (row) => <Contents schedule={row} />, { label: 'resources.delivery-schedules.fields.subject' }),
  column('channelName', (row) => (
    <Box component="span">
      {row.channelName} <EnumChip enum="channelKind" value={row.channelKind} />
    </Box>
  )),
  column('format', (row) => <EnumLabel enum="deliveryFormat" value={row.format} />),
  derived('at', (row) => <Timing schedule={row} />, { label: 'resources.delivery-schedules.fields.at' }),
  column('ownerName'),
  column('active', (row) => <Active schedule={row} />),
  derived('actions', (row) => <Actions schedule={row} hands={hands} />, {
    label: 'resources.delivery-schedules.fields.actions',
  }),
];

/** What goes out by itself, made with the eyes of whoever set it up. */
const ScheduleList = () => {
  const translate = useTranslate();
  const api = useApi();
  const notify = useNotify();
  const refresh = useRefresh();
  const contentsOf = useContents();
  const writes = useMay('delivery-schedule:write');
  const [editing, setEditing] = useState<DeliveryScheduleRow | 'new' | null>(null);
  const [stopping, setStopping] = useState<DeliveryScheduleRow | null>(null);
  const hands: Hands = { edit: setEditing, stop: setStopping };
  const primary = writes && { label: translate('delivery.schedule.create'), icon: <Add />, onClick: () => setEditing('new') };
  const stop = async (): Promise<void> => {
    try {
      await api.verb('delivery-schedules', stopping?.id ?? '', 'stop');
      notify('delivery.schedule.stopped', { type: 'success' });
    } catch (error) {
      notify(error instanceof Error ? error.message : 'ra.notification.http_error', { type: 'error' });
    } finally {
      refresh();
    }
  };
  return (
    <>
      <ListPage<DeliveryScheduleRow>
        title={translate('delivery.schedules')}
        views={views}
        columns={columns(hands)}
        exportable={false}
        rowTo={() => false}
        sort={{ field: 'ownerName', order: 'ASC' }}
        card={(schedule) => (
          <CardLines
            title={<Contents schedule={schedule} />}
            badge={<Active schedule={schedule} />}
            facts={
              <span>
                {schedule.channelName} · <EnumLabel enum="deliveryFormat" value={schedule.format} /> ·{' '}
                <Timing schedule={schedule} />
              </span>
            }
            next={
              <>
                {schedule.ownerName}
                <Actions schedule={schedule} hands={hands} />
              </>
            }
          />
        )}
        primary={primary}
        empty={{
          icon: <ScheduleSendOutlined />,
          title: translate('delivery.schedule.empty.title'),
          body: translate('delivery.schedule.empty.body'),
          action: primary && <PrimaryButton {...primary} />,
        }}
      />
      <ScheduleDrawer schedule={editing === 'new' ? null : editing} open={editing !== null} onClose={() => setEditing(null)} />
      <ConfirmDialog
        open={stopping !== null}
        destructive
        onClose={() => setStopping(null)}
        title={translate('delivery.schedule.stopTitle', { name: stopping ? contentsOf(stopping) : '' })}
        body={translate('delivery.schedule.stopBody', { channel: stopping?.channelName ?? '' })}
        confirmLabel={translate('delivery.schedule.stop')}
        onConfirm={stop}
      />
    </>
  );
};

export default ScheduleList;
