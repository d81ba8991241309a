import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableFooter from '@mui/material/TableFooter';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { ForecastAmounts, ForecastLine, ForecastRollUp } from '@keyline/model';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useApi } from '../data/index.js';
import { isForecastFigure, useForecastDrill } from '../forecast/useForecastDrill.js';
import { ErrorState, Money, Panel, Percent, RowsSkeleton, StatTile, StatTiles, useIsDesk, type Drill } from '../kit/index.js';
import { attainmentPercent } from '../measures/index.js';
import { FigureButton } from '../reports/FigureButton.js';

const PARTS = ['won', 'commit', 'best', 'pipeline'] as const satisfies readonly (keyof ForecastAmounts)[];
const COLUMNS = [...PARTS, 'adjusted', 'target'] as const;

const Teams = ({ rollUp, open }: { rollUp: ForecastRollUp; open: (drill: Drill) => void }) => {
  const translate = useTranslate();
  const drillOf = useForecastDrill();
  const desk = useIsDesk();
  const said = ({ submitted, due }: ForecastLine) => translate('forecast.handedIn', { submitted, due });
  const figure = (line: ForecastLine, column: (typeof COLUMNS)[number]) =>
    isForecastFigure(column) ? (
      <FigureButton onClick={() => open(drillOf({ week: rollUp.week, figure: column, by: rollUp.by, line }))}>
        <Money value={line[column]} compact />
      </FigureButton>
    ) : (
      <Money value={line[column]} compact />
    );
  const share = (line: ForecastLine) => <Percent value={attainmentPercent(line.adjusted, line.target)} />;
  if (!desk)
    return (
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {rollUp.rows.map((line) => (
          <Box component="li" key={line.key} sx={{ py: 1.25, borderTop: 1, borderColor: 'divider' }}>
            <Box sx={{ display: 'flex', justifyContent: 'space-between', fontWeight: 600 }}>
              <span>{line.name}</span>
              {share(line)}
            </Box>
            <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', columnGap: 2, fontSize: 13 }}>
              {COLUMNS.map((column) => (
                <Box key={column} sx={{ display: 'flex', justifyContent: 'space-between', gap: 1 }}>
                  <Box component="span" sx={{ color: 'text.secondary' }}>
                    {translate(`forecast.column.${column}`)}
                  </Box>
                  {figure(line, column)}
                </Box>
              ))}
            </Box>
            <Box sx={{ color: 'text.secondary', fontSize: 12 }}>{said(line)}</Box>
          </Box>
        ))}
      </Box>
    );
  const cells = (line: ForecastLine) => (
    <>
      {COLUMNS.map((column) => (
        <TableCell key={column} align="right">
          {figure(line, column)}
        </TableCell>
      ))}
      <TableCell align="right">{share(line)}</TableCell>
      <TableCell align="right">{said(line)}</TableCell>
    </>
  );
  return (
    <Box sx={{ overflow: 'auto', mx: -2 }} tabIndex={0} role="region" aria-label={translate('forecast.rollUp')}>
      <Table size="small" sx={{ '& td, & th': { whiteSpace: 'nowrap' } }}>
        <TableHead>
          <TableRow>
            <TableCell>{translate('home.director.team')}</TableCell>
            {[...COLUMNS, 'share', 'state'].map((column) => (
              <TableCell key={column} align="right">
                {translate(`forecast.column.${column}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rollUp.rows.map((line) => (
            <TableRow key={line.key} hover>
              <TableCell sx={{ fontWeight: 500 }}>{line.name}</TableCell>
              {cells(line)}
            </TableRow>
          ))}
        </TableBody>
        <TableFooter>
          <TableRow sx={{ '& td': { color: 'text.primary', fontWeight: 600, borderTop: 1, borderColor: 'divider' } }}>
            <TableCell>{translate('home.team.sum')}</TableCell>
            {cells(rollUp.total)}
          </TableRow>
        </TableFooter>
      </Table>
    </Box>
  );
};

/** The forecast of the quarter as it was said this week: its parts, each opening who said what, and the roll-up by team. */
export const ForecastPanel = ({ open }: { open: (drill: Drill) => void }) => {
  const translate = useTranslate();
  const api = useApi();
  const { data, error, refetch } = useQuery({
    queryKey: ['forecasts', 'roll-up', 'home', 'team'],
    queryFn: () => api.get<ForecastRollUp>('/forecasts/roll-up', { by: 'team' }),
  });
  const drillOf = useForecastDrill();
  const body = () => {
    if (error) return <ErrorState compact error={error} onRetry={() => void refetch()} />;
    if (!data) return <RowsSkeleton rows={4} />;
    return (
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        <StatTiles>
          {PARTS.map((part) => (
            <StatTile
              key={part}
              label={translate(`forecast.column.${part}`)}
              value={<Money value={data.total[part]} compact />}
              onClick={() => open(drillOf({ week: data.week, figure: part, by: data.by, line: data.total }))}
            />
          ))}
        </StatTiles>
        <Teams rollUp={data} open={open} />
      </Box>
    );
  };
  return (
    <Panel
      title={translate('home.director.forecast', { quarter: data?.quarter ?? '' })}
      actions={
        <Button size="small" component={Link} to="/forecast">
          {translate('home.rep.all')}
        </Button>
      }
    >
      {body()}
    </Panel>
  );
};
