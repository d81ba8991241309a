import TrackChangesOutlined from '@mui/icons-material/TrackChangesOutlined';
import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { ForecastAccuracyRow } from '@keyline/model';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { useApi } from '../data/index.js';
import { CardLines, EmptyState, ErrorState, Money, Panel, Percent, RowsSkeleton, useIsDesk } from '../kit/index.js';

/** Forecasts of the quarters that have ended, so many weeks before their end, against what was won. */
export const AccuracyPanel = () => {
  const translate = useTranslate();
  const api = useApi();
  const desk = useIsDesk();
  const { data, error, refetch } = useQuery({
    queryKey: ['forecasts', 'accuracy'],
    queryFn: () => api.get<ForecastAccuracyRow[]>('/forecasts/accuracy'),
  });
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
                  {(['expected', 'adjusted', 'actual'] as const).map((column) => (
                    <span key={column}>
                      {translate(`forecast.column.${column}`)} <Money value={row[column]} compact />
                    </span>
                  ))}
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
                <TableCell align="right">
                  <Money value={row.expected} compact />
                </TableCell>
                <TableCell align="right">
                  <Percent value={row.accuracy} />
                </TableCell>
                <TableCell align="right">
                  <Money value={row.adjusted} compact />
                </TableCell>
                <TableCell align="right">
                  <Percent value={row.adjustedAccuracy} />
                </TableCell>
                <TableCell align="right">
                  <Money value={row.actual} compact />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
    </Panel>
  );
};
