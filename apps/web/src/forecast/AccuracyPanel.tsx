import TrackChangesOutlined from '@mui/icons-material/TrackChangesOutlined';
import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { targetPeriod, type ForecastAccuracyRow } from '@keyline/model';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { useApi } from '../data/index.js';
import {
  CardLines,
  EmptyState,
  ErrorState,
  Money,
  Panel,
  Percent,
  RowsSkeleton,
  useIsDesk,
  useRowsDrawer,
} from '../kit/index.js';
import { useMeasures } from '../measures/index.js';
import { FigureButton } from '../reports/FigureButton.js';
import { useForecastDrill } from './useForecastDrill.js';

/** Forecasts of the quarters that have ended, so many weeks before their end, against what was won. */
export const AccuracyPanel = () => {
  const translate = useTranslate();
  const api = useApi();
  const desk = useIsDesk();
  const { data, error, refetch } = useQuery({
    queryKey: ['forecasts', 'accuracy'],
    queryFn: () => api.get<ForecastAccuracyRow[]>('/forecasts/accuracy'),
  });
  const measures = useMeasures();
  const drillOf = useForecastDrill();
  const { open, drawer } = useRowsDrawer();
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <RowsSkeleton rows={4} />;
  if (data.length === 0)
    return (
      <EmptyState
        icon={<TrackChangesOutlined />}
        title={translate('forecast.noAccuracy')}
        body={translate('forecast.noAccuracyBody')}
      />
    );
  const said = ({ week, quarter, ...row }: ForecastAccuracyRow, figure: 'expected' | 'adjusted') => (
    <FigureButton onClick={() => open(drillOf({ week, figure, by: 'person', line: { key: '', name: quarter } }))}>
      <Money value={row[figure]} compact />
    </FigureButton>
  );
  const came = ({ quarter, actual }: ForecastAccuracyRow) => {
    const { start: from, end: to } = targetPeriod(quarter);
    const load = () => api.measureRows({ measure: 'won_amount', from, to });
    return (
      <FigureButton onClick={() => open(measures.drillOf({ code: 'won_amount', value: actual, about: [quarter], load }))}>
        <Money value={actual} compact />
      </FigureButton>
    );
  };
  if (!desk)
    return (
      <Panel flush title={translate('forecast.accuracy')}>
        {data.map((row) => (
          <Box key={`${row.quarter} ${row.weeksBefore}`} sx={{ px: 2, py: 1.25, borderTop: 1, borderColor: 'divider' }}>
            <CardLines
              title={`${row.quarter} · ${translate('forecast.weeksBefore', { weeks: row.weeksBefore })}`}
              badge={<Percent value={row.accuracy} />}
              facts={
                <>
                  <span>
                    {translate('forecast.column.expected')} {said(row, 'expected')}
                  </span>
                  <span>
                    {translate('forecast.column.adjusted')} {said(row, 'adjusted')}
                  </span>
                  <span>
                    {translate('forecast.column.actual')} {came(row)}
                  </span>
                </>
              }
              next={
                <>
                  {translate('forecast.column.adjustedAccuracy')} <Percent value={row.adjustedAccuracy} />
                </>
              }
            />
          </Box>
        ))}
        {drawer}
      </Panel>
    );
  return (
    <Panel flush title={translate('forecast.accuracy')}>
      <Box sx={{ overflow: 'auto' }} tabIndex={0} role="region" aria-label={translate('forecast.accuracy')}>
        <Table size="small">
          <TableHead>
            <TableRow>
              {['quarter', 'weeksBefore', 'expected', 'accuracy', 'adjusted', 'adjustedAccuracy', 'actual'].map(
                (column, index) => (
                  <TableCell key={column} align={index > 1 ? 'right' : 'left'}>
                    {translate(`forecast.column.${column}`)}
                  </TableCell>
                ),
              )}
            </TableRow>
          </TableHead>
          <TableBody>
            {data.map((row) => (
              <TableRow key={`${row.quarter} ${row.weeksBefore}`}>
                <TableCell>{row.quarter}</TableCell>
                <TableCell>{translate('forecast.weeksBefore', { weeks: row.weeksBefore })}</TableCell>
                <TableCell align="right">{said(row, 'expected')}</TableCell>
                <TableCell align="right">
                  <Percent value={row.accuracy} />
                </TableCell>
                <TableCell align="right">{said(row, 'adjusted')}</TableCell>
                <TableCell align="right">
                  <Percent value={row.adjustedAccuracy} />
                </TableCell>
                <TableCell align="right">{came(row)}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
      {drawer}
    </Panel>
  );
};
