import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableFooter from '@mui/material/TableFooter';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { PipelineFigure, PipelineLine, PipelineReport } from '@keyline/model';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { CardLines, isNegative, Money, Panel, useIsDesk } from '../kit/index.js';
import type { Tone } from '../theme/index.js';
import type { OpenDeals } from './usePipeline.js';

const AMOUNTS: readonly PipelineFigure[] = ['open', 'closing', 'commit', 'best'];

/** Three times the rest is comfortable, less than once is not enough. */
const coverageTone = (coverage: string): Tone => (Number(coverage) >= 3 ? 'good' : Number(coverage) >= 1 ? 'soon' : 'bad');

const Coverage = ({ line }: { line: PipelineLine }) => {
  const translate = useTranslate();
  if (line.coverage !== null)
    return (
      <Box
        component="span"
        sx={{ fontWeight: 600, color: (theme) => theme.tokens.tones[coverageTone(line.coverage ?? '0')].ink }}
      >
        {translate('pipeline.times', { times: line.coverage })}
      </Box>
    );
  return <Box component="span">{line.target !== null ? translate('pipeline.reachedAll') : '—'}</Box>;
};

const hasSurplus = ({ remaining }: PipelineLine): boolean => remaining !== null && isNegative(remaining);

/** What is left of the target; of who signed more than that the surplus, with its word. */
export const Remaining = ({ line }: { line: PipelineLine }) => {
  const translate = useTranslate();
  if (line.remaining === null || !hasSurplus(line)) return <Money value={line.remaining} compact />;
  return (
    <Box component="span" sx={{ whiteSpace: 'nowrap', color: (theme) => theme.tokens.tones.good.ink }}>
      {translate('pipeline.surplus')} <Money value={line.remaining.replace('-', '')} compact />
    </Box>
  );
};

/** Said once below the lines where the total is smaller than the gaps alone. */
const Netted = ({ report }: { report: PipelineReport }) => {
  const translate = useTranslate();
  if (!report.rows.some(hasSurplus)) return null;
  return <Box sx={{ px: 2, py: 1, color: 'text.secondary', fontSize: 12 }}>{translate('pipeline.netted')}</Box>;
};

/** A person, team or department to a line, with what covers the rest of the quarter's target. */
export const LinesPanel = ({ report, open, actions }: { report: PipelineReport; open: OpenDeals; actions: ReactNode }) => {
  const translate = useTranslate();
  const desk = useIsDesk();
  const openOf = (line: PipelineLine, figure: PipelineFigure) =>
    open({
      figure,
      title: [translate(`pipeline.figure.${figure}`), line.name].filter(Boolean).join(' · '),
      ...(line.key ? { line: { by: report.by, key: line.key } } : {}),
    });
  const figure = (line: PipelineLine, name: PipelineFigure) =>
    line.counts[name] === 0 ? (
      <Money value="0" compact />
    ) : (
      <Link component="button" color="inherit" underline="hover" sx={{ font: 'inherit' }} onClick={() => openOf(line, name)}>
        <Money value={line.amounts[name]} compact />
      </Link>
    );
  const row = (line: PipelineLine, name: string) => (
    <TableRow key={line.key || 'total'}>
      <TableCell sx={{ fontWeight: 500, whiteSpace: 'nowrap' }}>{name}</TableCell>
      {AMOUNTS.map((each) => (
        <TableCell key={each} align="right">
          {figure(line, each)}
        </TableCell>
      ))}
      <TableCell align="right">
        <Money value={line.weighted} compact />
      </TableCell>
      <TableCell align="right">
        <Money value={line.target} compact />
      </TableCell>
      <TableCell align="right">
        <Remaining line={line} />
      </TableCell>
      <TableCell align="right">
        <Coverage line={line} />
      </TableCell>
    </TableRow>
  );
  const card = (line: PipelineLine) => (
    <Box key={line.key} component="li" sx={{ px: 2, py: 1.5, borderTop: 1, borderColor: 'divider' }}>
      <CardLines
        title={line.name}
        badge={<Coverage line={line} />}
        facts={
          <>
            <span>
              {translate('pipeline.figure.open')} {figure(line, 'open')}
            </span>
            <span>
              {translate('pipeline.figure.commit')} {figure(line, 'commit')}
            </span>
          </>
        }
        next={
          <>
            {translate('pipeline.column.remaining')} <Remaining line={line} />
          </>
        }
      />
    </Box>
  );
  const head = [
    ...AMOUNTS.map((each) => `pipeline.figure.${each}`),
    ...['weighted', 'target', 'remaining', 'coverage'].map((each) => `pipeline.column.${each}`),
  ];
  return (
    <Panel flush title={translate('pipeline.against', { quarter: report.quarter })} actions={actions}>
      {desk ? (
        <Box
          sx={{ overflow: 'auto' }}
          tabIndex={0}
          role="region"
          aria-label={translate('pipeline.against', { quarter: report.quarter })}
        >
          <Table size="small">
            <TableHead>
              <TableRow>
                <TableCell>{translate(`pipeline.by.${report.by}`)}</TableCell>
                {head.map((each) => (
                  <TableCell key={each} align="right">
                    {translate(each)}
                  </TableCell>
                ))}
              </TableRow>
            </TableHead>
            <TableBody>{report.rows.map((line) => row(line, line.name))}</TableBody>
            <TableFooter sx={{ '& td': { color: 'text.primary', fontWeight: 600, borderTop: 1, borderColor: 'divider' } }}>
              {row(report.total, translate('pipeline.total'))}
            </TableFooter>
          </Table>
        </Box>
      ) : (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {report.rows.map(card)}
        </Box>
      )}
      <Netted report={report} />
    </Panel>
  );
};
