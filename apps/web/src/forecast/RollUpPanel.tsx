import EditOutlined from '@mui/icons-material/EditOutlined';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableFooter from '@mui/material/TableFooter';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { ForecastAdjustment, type ForecastLine, type ForecastRollUp, type ForecastRow, type MeasureCut } from '@keyline/model';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { TextInput, useTranslate } from 'react-admin';
import { useApi } from '../data/index.js';
import {
  CardLines,
  ErrorState,
  FormDialog,
  Money,
  MoneyInput,
  Panel,
  Percent,
  RowsSkeleton,
  useIsDesk,
  useRowsDrawer,
} from '../kit/index.js';
import { attainmentPercent } from '../measures/index.js';
import { CutSwitch } from '../pipeline/index.js';
import { FigureButton } from '../reports/FigureButton.js';
import { TrendChart } from './TrendChart.js';
import { isForecastFigure, useForecastDrill } from './useForecastDrill.js';

type Figure = (typeof COLUMNS)[number];

/** Who has said nothing yet has not said nought. */
const figureOf = (line: ForecastLine, figure: Figure): string | null =>
  figure === 'target' || line.submitted + line.frozen > 0 ? line[figure] : null;

const SCHEMA = ForecastAdjustment.omit({ version: true });
const COLUMNS = ['won', 'commit', 'best', 'pipeline', 'expected', 'adjusted', 'target'] as const;
/** What a card of the phone holds of them: what was said, what the superior expects instead, what is to be reached. */
const CARD_FIGURES = ['expected', 'adjusted', 'target'] as const;

/** What the person wrote about the forecast, and why the superior expects something else. */
const Remarks = ({ row }: { row: ForecastRow | undefined }) => {
  const translate = useTranslate();
  const said = [
    row?.note,
    row?.reason && translate('forecast.because', { name: row.adjustedByName ?? '', reason: row.reason }),
  ].filter(Boolean);
  return said.map((text) => (
    <Box key={text} sx={{ color: 'text.secondary', fontSize: 12, fontWeight: 400, whiteSpace: 'pre-wrap' }}>
      {text}
    </Box>
  ));
};

/** A week's forecasts of those one leads: what was said, and beside it what the superior expects. */
export const RollUpPanel = ({ week, by, onCut }: { week: string; by: MeasureCut; onCut: (by: MeasureCut) => void }) => {
  const translate = useTranslate();
  const api = useApi();
  const desk = useIsDesk();
  const client = useQueryClient();
  const [adjusting, adjust] = useState<ForecastRow | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ['forecasts', 'roll-up', week, by],
    queryFn: () => api.get<ForecastRollUp>('/forecasts/roll-up', { week, by }),
    placeholderData: (before) => before,
  });
  const said = useQuery({
    queryKey: ['forecasts', 'said', week],
    queryFn: () => api.get<ForecastRow[]>('/forecasts', { filter: JSON.stringify({ week }), range: '[0,499]' }),
  });
  const drillOf = useForecastDrill();
  const { open, drawer } = useRowsDrawer();
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <RowsSkeleton rows={8} />;
  const rowOf = (line: ForecastLine) => (by === 'person' ? said.data?.find(({ personId }) => personId === line.key) : undefined);
  const share = (line: ForecastLine) => <Percent value={attainmentPercent(figureOf(line, 'adjusted'), line.target)} />;
  const state = (line: ForecastLine) =>
    line.due > 0 && (
      <Box
        component="span"
        sx={{ color: (theme) => (line.submitted < line.due ? theme.tokens.tones.soon.ink : theme.palette.text.secondary) }}
      >
        {translate('forecast.handedIn', { submitted: line.submitted, due: line.due })}
      </Box>
    );
  const pencil = (line: ForecastLine) => {
    const row = rowOf(line);
    return (
      row?.can.adjust && (
        <IconButton size="small" aria-label={translate('forecast.adjustOf', { name: line.name })} onClick={() => adjust(row)}>
          <EditOutlined fontSize="inherit" />
        </IconButton>
      )
    );
  };
  const figure = (line: ForecastLine, column: Figure) => {
    const value = figureOf(line, column);
    const amount = <Money value={value} compact strong={column === 'adjusted'} />;
    if (value === null || !isForecastFigure(column)) return amount;
    return (
      <FigureButton onClick={() => open(drillOf({ week: data.week, figure: column, by: data.by, line }))}>{amount}</FigureButton>
    );
  };
  const cells = (line: ForecastLine) => (
    <>
      {COLUMNS.map((column) => (
        <TableCell key={column} align="right">
          {figure(line, column)}
        </TableCell>
      ))}
      <TableCell align="right">{share(line)}</TableCell>
      <TableCell align="right">{state(line)}</TableCell>
      <TableCell padding="checkbox">{pencil(line)}</TableCell>
    </>
  );
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <Panel title={translate('forecast.trend', { quarter: data.quarter })}>
        <TrendChart rollUp={data} />
      </Panel>
      <Panel flush title={translate('forecast.rollUp')} actions={<CutSwitch value={by} onChange={onCut} />}>
        {desk ? (
          <Box sx={{ overflow: 'auto' }} tabIndex={0} role="region" aria-label={translate('forecast.rollUp')}>
            <Table size="small">
              <TableHead>
                <TableRow>
                  <TableCell>{translate(`pipeline.by.${by}`)}</TableCell>
                  {[...COLUMNS, 'share', 'state'].map((column) => (
                    <TableCell key={column} align="right">
                      {translate(`forecast.column.${column}`)}
                    </TableCell>
                  ))}
                  <TableCell />
                </TableRow>
              </TableHead>
              <TableBody>
                {data.rows.map((line) => (
                  <TableRow key={line.key}>
                    <TableCell sx={{ fontWeight: 500, minWidth: 120 }}>
                      {line.name}
                      <Remarks row={rowOf(line)} />
                    </TableCell>
                    {cells(line)}
                  </TableRow>
                ))}
              </TableBody>
              <TableFooter sx={{ '& td': { color: 'text.primary', fontWeight: 600, borderTop: 1, borderColor: 'divider' } }}>
                <TableRow>
                  <TableCell>{translate('pipeline.total')}</TableCell>
                  {cells(data.total)}
                </TableRow>
              </TableFooter>
            </Table>
          </Box>
        ) : (
          [...data.rows, { ...data.total, name: translate('pipeline.total') }].map((line) => (
            <Box key={line.key} sx={{ px: 2, py: 1.25, borderTop: 1, borderColor: 'divider' }}>
              <CardLines
                title={line.name}
                badge={pencil(line)}
                facts={
                  <>
                    {CARD_FIGURES.map((column) => (
                      <span key={column}>
                        {translate(`forecast.column.${column}`)} {figure(line, column)}
                      </span>
                    ))}
                  </>
                }
                next={
                  <>
                    {state(line)}
                    <span>
                      {translate('forecast.column.share')} {share(line)}
                    </span>
                    <Box sx={{ width: '100%' }}>
                      <Remarks row={rowOf(line)} />
                    </Box>
                  </>
                }
              />
            </Box>
          ))
        )}
      </Panel>
      {drawer}
      {adjusting && (
        <FormDialog
          open
          onClose={() => adjust(null)}
          title={translate('forecast.adjustOf', { name: adjusting.personName })}
          body={
            <>
              {translate('forecast.saidCommit')} <Money value={adjusting.commit} /> · {translate('forecast.line.best')}{' '}
              <Money value={adjusting.best} />
            </>
          }
          schema={SCHEMA}
          record={{
            commit: adjusting.adjustedCommit ?? adjusting.commit,
            best: adjusting.adjustedBest ?? adjusting.best,
            reason: adjusting.reason ?? '',
          }}
          submitLabel={translate('forecast.adjust')}
          onSubmit={async (values) => {
            await api.verb('forecasts', adjusting.id, 'adjust', { version: adjusting.version, ...values });
            await client.invalidateQueries({ queryKey: ['forecasts'] });
          }}
        >
          <MoneyInput source="commit" label="forecast.line.commit" />
          <MoneyInput source="best" label="forecast.line.best" />
          <TextInput source="reason" label="forecast.reason" multiline helperText={false} />
        </FormDialog>
      )}
    </Box>
  );
};
