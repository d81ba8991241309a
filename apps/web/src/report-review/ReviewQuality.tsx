import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Box from '@mui/material/Box';
import type { Period, ReviewQualityRow } from '@keyline/model';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { useApi } from '../data/index.js';
import { ErrorState, Panel, PersonName, RowsSkeleton, useIsDesk } from '../kit/index.js';

const COUNTS = ['judged', 'returned', 'comments', 'waiting'] as const;

const Hours = ({ row }: { row: ReviewQualityRow }) => {
  const translate = useTranslate();
  return <>{row.medianHours === null ? '—' : translate('reports.quality.hours', { hours: row.medianHours })}</>;
};

const Said = ({ label, children }: { label: string; children: ReactNode }) => (
  <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 1, minHeight: 28, alignItems: 'center' }}>
    <Box component="span" sx={{ color: 'text.secondary' }}>
      {label}
    </Box>
    <span>{children}</span>
  </Box>
);

/** On the phone each reviewer is a card. */
const Cards = ({ rows }: { rows: ReviewQualityRow[] }) => {
  const translate = useTranslate();
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {rows.map((row) => (
        <Box component="li" key={row.reviewerId} sx={{ px: 2, py: 1.25, borderTop: 1, borderColor: 'divider', fontSize: 13 }}>
          <Box sx={{ mb: 0.5 }}>
            <PersonName name={row.reviewerName} />
          </Box>
          <Said label={translate('reports.quality.median')}>
            <Hours row={row} />
          </Said>
          <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(2, minmax(0, 1fr))', columnGap: 3 }}>
            {COUNTS.map((name) => (
              <Said key={name} label={translate(`reports.quality.${name}`)}>
                {row[name]}
              </Said>
            ))}
          </Box>
        </Box>
      ))}
    </Box>
  );
};

/** How soon and how thoroughly those who lead read the reports of others; by the days on which they judged. */
export const ReviewQuality = ({ period }: { period: Period }) => {
  const translate = useTranslate();
  const api = useApi();
  const desk = useIsDesk();
  const { data, error, refetch } = useQuery({
    queryKey: ['reports', 'review-quality', period.code],
    queryFn: () => api.get<ReviewQualityRow[]>('/reports/review-quality', { from: period.start, to: period.end }),
  });
  const body = () => {
    if (error) return <ErrorState compact error={error} onRetry={() => void refetch()} />;
    if (!data) return <RowsSkeleton rows={2} />;
    if (data.length === 0) return <Box sx={{ px: 2, pb: 2, color: 'text.secondary' }}>{translate('reports.quality.none')}</Box>;
    if (!desk) return <Cards rows={data} />;
    return (
      <Box sx={{ overflow: 'auto' }} tabIndex={0} role="region" aria-label={translate('reports.quality.title')}>
        <Table size="small" sx={{ '& td, & th': { whiteSpace: 'nowrap' } }}>
          <TableHead>
            <TableRow>
              <TableCell>{translate('reports.quality.reviewer')}</TableCell>
              <TableCell align="right">{translate('reports.quality.median')}</TableCell>
              {COUNTS.map((name) => (
                <TableCell key={name} align="right">
                  {translate(`reports.quality.${name}`)}
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {data.map((row) => (
              <TableRow key={row.reviewerId}>
                <TableCell>
                  <PersonName name={row.reviewerName} />
                </TableCell>
                <TableCell align="right">
                  <Hours row={row} />
                </TableCell>
                {COUNTS.map((name) => (
                  <TableCell key={name} align="right">
                    {row[name]}
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
    );
  };
  return (
    <Panel flush title={translate('reports.quality.title')}>
      {body()}
    </Panel>
  );
};
