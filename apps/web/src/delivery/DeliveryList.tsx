import CampaignOutlined from '@mui/icons-material/CampaignOutlined';
import Button from '@mui/material/Button';
import Box from '@mui/material/Box';
import { CHANNEL_KINDS, DELIVERY_SUBJECTS, REPORT_DELIVERY_STATES, type DeliveryRow } from '@keyline/model';
import { useState } from 'react';
import { useNotify, useRefresh, useTranslate } from 'react-admin';
import { useApi } from '../data/index.js';
import {
  CardLines,
  columnsOf,
  ConfirmDialog,
  DateText,
  EnumChip,
  ListPage,
  RecordLink,
  type FilterSpec,
  type SavedView,
} from '../kit/index.js';
import { usePeriodName } from '../measures/index.js';
import { ReasonText } from './DeliveryOutcome.js';

const views: SavedView[] = [
  { key: 'all', label: 'delivery.view.all', filter: {} },
  { key: 'notOut', label: 'delivery.view.notOut', filter: { state: ['failed', 'uncertain'] } },
  { key: 'underWay', label: 'delivery.view.underWay', filter: { state: ['waiting', 'sending'] } },
];
const filters: FilterSpec[] = [
  {
    kind: 'enum',
    source: 'state',
    label: 'resources.deliveries.fields.state',
    enum: 'deliveryState',
    values: REPORT_DELIVERY_STATES,
  },
  {
    kind: 'enum',
    source: 'channelKind',
    label: 'resources.deliveries.fields.channelKind',
    enum: 'channelKind',
    values: CHANNEL_KINDS,
  },
  {
    kind: 'enum',
    source: 'subject',
    label: 'resources.deliveries.fields.subject',
    enum: 'deliverySubject',
    values: DELIVERY_SUBJECTS,
  },
  { kind: 'dateRange', source: 'createdAt', label: 'resources.deliveries.fields.createdAt' },
];

const joined = (...parts: (string | false | null)[]): string => parts.filter(Boolean).join(' · ');

/** What it was: "报告 · 周报", "商机报表"; and of when and whom: "第 47 周 · 张伟". */
const useSubject = () => {
  const translate = useTranslate();
  const periodName = usePeriodName();
  return ({ subject, kind, period, about }: DeliveryRow): readonly [what: string, ofWhat: string] => [
    joined(
      translate(`enums.deliverySubject.${subject}`),
      kind !== null && (subject === 'report' || subject === 'team') && translate(`enums.reportKind.${kind}`),
    ),
    joined(period && periodName(period), about),
  ];
};

const Subject = ({ delivery, short = false }: { delivery: DeliveryRow; short?: boolean }) => {
  const subjectOf = useSubject();
  const [what, ofWhat] = subjectOf(delivery);
  const text = short ? what : joined(what, ofWhat);
  return delivery.reportId ? (
    <RecordLink entity="report" id={delivery.reportId}>
      {text}
    </RecordLink>
  ) : (
    <>{text}</>
  );
};

const OfWhat = ({ delivery }: { delivery: DeliveryRow }) => <>{useSubject()(delivery)[1]}</>;

/** Sends again what failed; what may have arrived only after a question. */
const RetryButton = ({ delivery }: { delivery: DeliveryRow }) => {
  const translate = useTranslate();
  const api = useApi();
  const notify = useNotify();
  const refresh = useRefresh();
  const subjectOf = useSubject();
  const [asked, setAsked] = useState(false);
  if (!delivery.can.retry) return null;
  const retry = async (): Promise<void> => {
    try {
      await api.verb('deliveries', delivery.id, 'retry');
      notify('delivery.send.queued', { type: 'success' });
    } catch (error) {
      notify(error instanceof Error ? error.message : 'ra.notification.http_error', { type: 'error' });
    } finally {
      refresh();
    }
  };
  return (
    <>
      <Button size="small" onClick={() => (delivery.state === 'uncertain' ? setAsked(true) : void retry())}>
        {translate('delivery.retry.action')}
      </Button>
      <ConfirmDialog
        open={asked}
        onClose={() => setAsked(false)}
        title={translate('delivery.retry.title', { name: joined(...subjectOf(delivery)) })}
        body={translate('delivery.retry.body', { channel: delivery.channelName })}
        confirmLabel={translate('delivery.retry.action')}
        onConfirm={retry}
      />
    </>
  );
};

const { column, derived } = columnsOf<DeliveryRow>();
const columns = [
  column('createdAt', (row) => <DateText value={row.createdAt} withTime />),
  derived('subject', (row) => <Subject delivery={row} />, { label: 'resources.deliveries.fields.subject' }),
  derived(
    'channelName',
    (row) => (
      <Box component="span">
        {row.channelName} <EnumChip enum="channelKind" value={row.channelKind} />
      </Box>
    ),
    { label: 'resources.deliveries.fields.channelName' },
  ),
  column('format', (row) => <EnumChip enum="deliveryFormat" value={row.format} />),
  column('state', (row) => <EnumChip enum="deliveryState" value={row.state} />),
  column('reason', (row) => <ReasonText delivery={row} />),
  column('attempts', undefined, { align: 'right', disableSort: true }),
  column(
    'requestedByName',
    (row) => (
      <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
        {row.requestedByName}
      </Box>
    ),
    { disableSort: true },
  ),
  column('sentAt', (row) => <DateText value={row.sentAt} withTime />),
  derived('actions', (row) => <RetryButton delivery={row} />, { label: 'resources.deliveries.fields.actions' }),
];

/** The log: what went where, what did not, and why. */
const DeliveryList = () => {
  const translate = useTranslate();
  return (
    <ListPage<DeliveryRow>
      title={translate('delivery.log')}
      views={views}
      filters={filters}
      columns={columns}
      hiddenColumns={['sentAt']}
      rowTo={() => false}
      sort={{ field: 'createdAt', order: 'DESC' }}
      card={(delivery) => (
        <CardLines
          title={<Subject delivery={delivery} short />}
          badge={<EnumChip enum="deliveryState" value={delivery.state} />}
          facts={
            <>
              <span>
                <OfWhat delivery={delivery} />
              </span>
              <span>
                {delivery.channelName} · {translate(`enums.channelKind.${delivery.channelKind}`)}
              </span>
            </>
          }
          next={
            <>
              <DateText value={delivery.createdAt} withTime /> <ReasonText delivery={delivery} />{' '}
              <RetryButton delivery={delivery} />
            </>
          }
        />
      )}
      empty={{
        icon: <CampaignOutlined />,
        title: translate('delivery.empty.title'),
        body: translate('delivery.empty.body'),
      }}
    />
  );
};

export default DeliveryList;
