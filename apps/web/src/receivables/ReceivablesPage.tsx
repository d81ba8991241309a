import AccountBalanceWalletOutlined from '@mui/icons-material/AccountBalanceWalletOutlined';
import Add from '@mui/icons-material/Add';
import FileDownloadOutlined from '@mui/icons-material/FileDownloadOutlined';
import { AGEING_BUCKETS, AGEING_CUTS, compareMoney, type AgeingBucket, type AgeingReport, type AgeingRow } from '@keyline/model';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useApi, useMay, useToday } from '../data/index.js';
import { DateText, EmptyState, ErrorState, Page, PageSkeleton, useIsDesk, useRowsDrawer } from '../kit/index.js';
import { AgeingBar } from './AgeingBar.js';
import { AgeingCards, AgeingTable, useRowName } from './AgeingTable.js';
import { download, toCsv } from '../kit/csv.js';
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
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5, mb: 2 }}>
      <ToggleButtonGroup
        exclusive
        size="small"
        value={view.by}
        onChange={(_, by: string | null) => by && view.change({ by })}
        aria-label={translate('receivables.cut')}
        sx={{ maxWidth: '100%', overflowX: 'auto' }}
      >
        {AGEING_CUTS.map((cut) => (
          <ToggleButton
            key={cut}
            value={cut}
            sx={{ px: { xs: 1, md: 1.5 }, minHeight: { xs: 44, md: 34 }, whiteSpace: 'nowrap' }}
          >
            {translate(`receivables.by.${cut}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <TextField
        type="date"
        size="small"
        label={translate('receivables.asOf')}
        value={view.asOf}
        onChange={(event) =>
          view.change({ asOf: event.target.value && event.target.value !== today ? event.target.value : null })
        }
        slotProps={{ inputLabel: { shrink: true } }}
        fullWidth={false}
        sx={{ width: 170 }}
      />
      {view.asOf !== today && (
        <Button size="small" onClick={() => view.change({ asOf: null })}>
          {translate('receivables.backToToday')}
        </Button>
      )}
    </Box>
  );
};

const ExportShown = ({ report, rows, bucket }: { report: AgeingReport; rows: AgeingRow[]; bucket: AgeingBucket | null }) => {
  const translate = useTranslate();
  const nameOf = useRowName(report.by);
  const columns: (AgeingBucket | 'total')[] = bucket ? [bucket] : [...AGEING_BUCKETS, 'total'];
  const save = () => {
    const head = [
      translate(`receivables.by.${report.by}`),
      ...columns.map((of) => translate(of === 'total' ? 'receivables.total' : `enums.ageing.${of}`)),
    ];
    const body = rows.map((row) => [nameOf(row), ...columns.map((of) => row[of])]);
    const foot = [translate('receivables.total'), ...columns.map((of) => report.total[of])];
    download(`${translate('receivables.title')}-${report.asOf}.csv`, toCsv([head, ...body, foot]));
  };
  return (
    <Button variant="outlined" startIcon={<FileDownloadOutlined />} onClick={save}>
      {translate('ra.action.export')}
    </Button>
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
  const desk = useIsDesk();
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
          {desk && report && <ExportShown report={report} rows={narrowed(report, view.bucket)} bucket={view.bucket} />}
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
          <Box sx={{ mb: 2 }}>
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
