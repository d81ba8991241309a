import AccountBalanceWalletOutlined from '@mui/icons-material/AccountBalanceWalletOutlined';
import Add from '@mui/icons-material/Add';
import {
  AGEING_CUTS,
  compareMoney,
  type AgeingBucket,
  type AgeingReport,
  type AgeingRow,
  type DeliveryRow,
} from '@keyline/model';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { toQuery, useApi, useMay, useToday } from '../data/index.js';
import { TakeOutMenu } from '../delivery/TakeOutMenu.js';
import {
  DateText,
  DayField,
  EmptyState,
  ErrorState,
  listPath,
  Page,
  PageSkeleton,
  useIsDesk,
  useRowsDrawer,
} from '../kit/index.js';
import { AgeingBar } from './AgeingBar.js';
import { AgeingCards, AgeingTable } from './AgeingTable.js';
import { CollectionTiles } from './CollectionTiles.js';
import { DueByMonth } from './DueByMonth.js';
import { asDrillRow, figureRows, useAgeing, useReceivablesView, type Figure, type ReceivablesView } from './useReceivables.js';

/** The rows that the chosen age leaves, the largest first. */
const narrowed = ({ rows, by }: AgeingReport, bucket: AgeingBucket | null): AgeingRow[] => {
  if (!bucket) return rows;
  const left = rows.filter((row) => /[1-9]/.test(row[bucket]));
  return by === 'month' ? left : left.sort((a, b) => compareMoney(b[bucket], a[bucket]));
};

const Controls = ({ view }: { view: ReceivablesView }) => {
  const translate = useTranslate();
  const today = useToday();
  const desk = useIsDesk();
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5, mb: 2 }}>
      {desk ? (
        <ToggleButtonGroup
          exclusive
          size="small"
          value={view.by}
          onChange={(_, by: string | null) => by && view.change({ by })}
          aria-label={translate('receivables.cut')}
        >
          {AGEING_CUTS.map((cut) => (
            <ToggleButton key={cut} value={cut} sx={{ px: 1.5, minHeight: 34, whiteSpace: 'nowrap' }}>
              {translate(`receivables.by.${cut}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      ) : (
        <Box sx={{ flex: '1 1 140px' }}>
          <TextField
            select
            label={translate('receivables.cut')}
            value={view.by}
            onChange={(event) => view.change({ by: event.target.value })}
          >
            {AGEING_CUTS.map((cut) => (
              <MenuItem key={cut} value={cut}>
                {translate(`receivables.by.${cut}`)}
              </MenuItem>
            ))}
          </TextField>
        </Box>
      )}
      <Box sx={{ flex: { xs: '1 1 140px', lg: '0 0 160px' } }}>
        <DayField
          label={translate('receivables.asOf')}
          value={view.asOf}
          onChange={(day) => view.change({ asOf: day && day !== today ? day : null })}
        />
      </Box>
      {view.asOf !== today && (
        <Button size="small" onClick={() => view.change({ asOf: null })}>
          {translate('receivables.backToToday')}
        </Button>
      )}
    </Box>
  );
};

/** The report of the same day and cut, with the instalments behind it, as a file or to somebody. */
const AgeingTakeOut = ({ view: { asOf, by } }: { view: ReceivablesView }) => {
  const translate = useTranslate();
  const api = useApi();
  const query = toQuery({ asOf, by });
  return (
    <TakeOutMenu
      title={[translate('enums.deliverySubject.ageing'), asOf].join(' · ')}
      paper={`/api/receivables/ageing/paper${query}`}
      workbook={`/api/receivables/ageing.xlsx${query}`}
      deliver={(input) => api.post<DeliveryRow>('/receivables/ageing/deliver', { asOf, by, ...input })}
      logPath={listPath('deliveries', { subject: 'ageing' })}
    />
  );
};

const Report = ({
  report,
  view,
  onOpen,
}: {
  report: AgeingReport;
  view: ReceivablesView;
  onOpen: (figure: Figure, name: string) => void;
}) => {
  const translate = useTranslate();
  const desk = useIsDesk();
  const rows = narrowed(report, view.bucket);
  if (rows.length === 0) {
    return (
      <EmptyState
        icon={<AccountBalanceWalletOutlined />}
        title={translate(view.bucket ? 'kit.filter.nothing' : 'receivables.empty.title')}
        body={view.bucket ? undefined : translate('receivables.empty.body')}
        action={
          view.bucket && <Button onClick={() => view.change({ bucket: null })}>{translate('ra.navigation.clear_filters')}</Button>
        }
      />
    );
  }
  const Rows = desk ? AgeingTable : AgeingCards;
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      {report.by === 'month' && !view.bucket && <DueByMonth report={report} onOpen={onOpen} />}
      <Box sx={{ bgcolor: 'background.paper', border: 1, borderColor: 'divider', borderRadius: 1, overflow: 'hidden' }}>
        <Rows report={report} rows={rows} bucket={view.bucket} onOpen={onOpen} />
      </Box>
    </Box>
  );
};

/** 应收: everything owed by age, as of any day, cut by whom it concerns, down to the instalment and the booking of its payment. */
const ReceivablesPage = () => {
  const translate = useTranslate();
  const api = useApi();
  const view = useReceivablesView();
  const { data: report, error, refetch } = useAgeing(view);
  const { open, drawer } = useRowsDrawer();
  const primary = useMay('payment:book') && { label: translate('shell.create.payment'), icon: <Add />, to: '/payments/create' };
  const onOpen = (figure: Figure, name: string) =>
    open({
      title: name,
      subtitle: `${translate('receivables.asOf')} ${figure.asOf}`,
      load: async () => (await figureRows(api, figure)).map(asDrillRow),
    });
  return (
    <Page
      title={translate('receivables.title')}
      subtitle={
        <>
          {translate('receivables.asOf')} <DateText value={view.asOf} />
        </>
      }
      actions={
        <>
          <Button component={Link} to="/instalments">
            {translate('receivables.instalments')}
          </Button>
          <Button component={Link} to="/receivables/calendar">
            {translate('receivables.calendar.title')}
          </Button>
          <AgeingTakeOut view={view} />
        </>
      }
      primary={primary}
    >
      <Controls view={view} />
      {error && !report ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !report ? (
        <PageSkeleton />
      ) : (
        <>
          <CollectionTiles report={report} onOpen={onOpen} onOpenRows={open} />
          <Box sx={{ my: 2 }}>
            <AgeingBar total={report.total} chosen={view.bucket} onChoose={(bucket) => view.change({ bucket })} />
          </Box>
          <Report report={report} view={view} onOpen={onOpen} />
        </>
      )}
      {drawer}
    </Page>
  );
};

export default ReceivablesPage;
