import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Box from '@mui/material/Box';
import { REVIEW_FIGURES, type Period, type ReviewedReport, type ReviewFigure, type ReviewQualityRow } from '@keyline/model';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { useApi } from '../data/index.js';
import { ErrorState, Panel, PersonName, RowsSkeleton, useIsDesk, useRowsDrawer } from '../kit/index.js';
import { usePeriodName } from '../measures/index.js';
import { FigureButton } from '../reports/FigureButton.js';

const Said = ({ label, children }: { label: string; children: ReactNode }) => (
  <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 1, minHeight: 44, alignItems: 'center' }}>
    <Box component="span" sx={{ color: 'text.secondary' }}>
      {label}
    </Box>
    <span>{children}</span>
  </Box>
);

interface CardsProps {
  rows: ReviewQualityRow[];
  /** The figures, as the table shows them. */
  hours: (row: ReviewQualityRow) => ReactNode;
  figure: (row: ReviewQualityRow, name: ReviewFigure) => ReactNode;
}

/** On the phone each reviewer is a card. */
const Cards = ({ rows, hours, figure }: CardsProps) => {
  const translate = useTranslate();
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {rows.map((row) => (
        <Box component="li" key={row.reviewerId} sx={{ px: 2, py: 1.25, borderTop: 1, borderColor: 'divider', fontSize: 13 }}>
          <PersonName name={row.reviewerName} />
          <Said label={translate('reports.quality.median')}>{hours(row)}</Said>
          <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(2, minmax(0, 1fr))', columnGap: 3 }}>
            {REVIEW_FIGURES.map((name) => (
              <Said key={name} label={translate(`reports.quality.${name}`)}>
                {figure(row, name)}
              </Said>
            ))}
          </Box>
        </Box>
      ))}
    </Box>
  );
};

/** How soon and how thoroughly those who lead read the reports of others; by the days on which they judged. A figure opens its reports. */
export const ReviewQuality = ({ period }: { period: Period }) => {
  const translate = useTranslate();
  const api = useApi();
  const desk = useIsDesk();
  const { data, error, refetch } = useQuery({
    queryKey: ['reports', 'review-quality', period.code],
    queryFn: () => api.get<ReviewQualityRow[]>('/reports/review-quality', { from: period.start, to: period.end }),
  });
  const { open, drawer } = useRowsDrawer();
  const periodName = usePeriodName();
  const labelOf = ({ personName, period: code, kind, hours }: ReviewedReport): string =>
    [
      personName,
      periodName(code),
      translate(`reports.quality.did.${kind}`),
      hours !== null && translate('reports.quality.hours', { hours }),
    ]
      .filter(Boolean)
      .join(' · ');
  const openFigure = (row: ReviewQualityRow, figure: ReviewFigure, title: string): void =>
    open({
      title: `${row.reviewerName} · ${title}`,
      count: row[figure],
      load: async () => {
        const asked = { reviewer: row.reviewerId, figure, from: period.start, to: period.end, range: '[0,999]' };
        const rows = await api.get<ReviewedReport[]>('/reports/review-quality/rows', asked);
        return rows.map((report) => ({ ...report, label: labelOf(report) }));
      },
    });
  const hours = (row: ReviewQualityRow): ReactNode =>
    row.medianHours === null ? (
      '—'
    ) : (
      <FigureButton onClick={() => openFigure(row, 'judged', translate('reports.quality.median'))}>
        {translate('reports.quality.hours', { hours: row.medianHours })}
      </FigureButton>
    );
  const figure = (row: ReviewQualityRow, name: ReviewFigure): ReactNode => (
    <FigureButton onClick={() => openFigure(row, name, translate(`reports.quality.${name}`))}>{row[name]}</FigureButton>
  );
  const body = () => {
    if (error) return <ErrorState compact error={error} onRetry={() => void refetch()} />;
    if (!data) return <RowsSkeleton rows={2} />;
    if (data.length === 0) return <Box sx={{ px: 2, pb: 2, color: 'text.secondary' }}>{translate('reports.quality.none')}</Box>;
    if (!desk) return <Cards rows={data} hours={hours} figure={figure} />;
    return (
      <Box sx={{ overflow: 'auto' }} tabIndex={0} role="region" aria-label={translate('reports.quality.title')}>
        <Table size="small" sx={{ '& td, & th': { whiteSpace: 'nowrap' } }}>
          <TableHead>
            <TableRow>
              <TableCell>{translate('reports.quality.reviewer')}</TableCell>
              <TableCell align="right">{translate('reports.quality.median')}</TableCell>
              {REVIEW_FIGURES.map((name) => (
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
                <TableCell align="right">{hours(row)}</TableCell>
                {REVIEW_FIGURES.map((name) => (
                  <TableCell key={name} align="right">
                    {figure(row, name)}
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
      {drawer}
    </Panel>
  );
};
