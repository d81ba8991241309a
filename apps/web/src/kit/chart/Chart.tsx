import TableChartOutlined from '@mui/icons-material/TableChartOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { EChartsCoreOption } from 'echarts/core';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';

const ECharts = lazy(() => import('./ECharts.js'));

export interface ChartClick {
  seriesName?: string;
  name: string;
  dataIndex: number;
  seriesIndex?: number;
}

export interface ChartTable {
  head: string[];
  rows: ReactNode[][];
}

export interface ChartProps {
  /** Translated: what the picture shows, in a sentence, for those who cannot see it. */
  label: string;
  /** Bar, line, pie, funnel, gauge. Colours, fonts and grid come from the theme unless given. */
  option: EChartsCoreOption;
  /** The same figures for keyboard and screen reader. */
  table: ChartTable;
  height?: number;
  /** Opens the rows behind a bar or point. */
  onClick?: (click: ChartClick) => void;
}

const DataTable = ({ label, table }: { label: string; table: ChartTable }) => (
  <Box sx={{ overflow: 'auto' }}>
    <Table size="small" aria-label={label}>
      <TableHead>
        <TableRow>
          {table.head.map((cell, column) => (
            <TableCell key={cell} align={column ? 'right' : 'left'}>
              {cell}
            </TableCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {table.rows.map((row, index) => (
          <TableRow key={index}>
            {row.map((cell, column) => (
              <TableCell key={column} align={column ? 'right' : 'left'}>
                {cell}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  </Box>
);

/** A chart, loaded when it is first needed, with its table behind it. */
export const Chart = ({ label, option, table, height = 260, onClick }: ChartProps) => {
  const translate = useTranslate();
  const [asTable, setAsTable] = useState(false);
  return (
    <Box component="figure" sx={{ m: 0 }}>
      {asTable ? (
        <DataTable label={label} table={table} />
      ) : (
        <Suspense fallback={<Skeleton variant="rounded" height={height} />}>
          <ECharts label={label} option={option} height={height} onClick={onClick} />
        </Suspense>
      )}
      <Box sx={{ display: 'flex', justifyContent: 'flex-end' }}>
        <Button
          size="small"
          startIcon={<TableChartOutlined />}
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
          sx={{ color: 'text.secondary' }}
        >
          {translate(asTable ? 'kit.showChart' : 'kit.showTable')}
        </Button>
      </Box>
    </Box>
  );
};
