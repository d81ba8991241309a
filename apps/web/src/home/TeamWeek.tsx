import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableFooter from '@mui/material/TableFooter';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { MeasureValues, TeamRollUp } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { EnumChip, Panel, RecordLink, useIsDesk } from '../kit/index.js';
import { MeasureValue, type MeasureWords } from '../measures/index.js';
import { PunctualityMark } from '../reports/PunctualityMark.js';

export type OpenFigure = (measure: string, person?: { key: string; name: string }) => void;
type Reported = TeamRollUp['people'][number];

/** The report of the last closed week: its state, or that it is missing. */
const ReportState = ({ reported }: { reported: Reported | undefined }) => {
  if (!reported) return <>—</>;
  const state =
    reported.status && reported.punctuality !== 'missing' ? (
      <EnumChip enum="reportStatus" value={reported.status} />
    ) : (
      <PunctualityMark value={reported.punctuality} />
    );
  return (
    <RecordLink entity="reports" id={reported.reportId}>
      {state}
    </RecordLink>
  );
};

const Figure = ({ children, onClick }: { children: React.ReactNode; onClick: () => void }) => (
  <Box
    component="button"
    type="button"
    onClick={onClick}
    sx={{
      font: 'inherit',
      color: 'inherit',
      border: 0,
      p: 0,
      minHeight: { xs: 36, md: 0 },
      bgcolor: 'transparent',
      cursor: 'pointer',
      '&:hover': { textDecoration: 'underline' },
    }}
  >
    {children}
  </Box>
);

export interface TeamWeekProps {
  title: string;
  values: MeasureValues;
  codes: string[];
  measures: MeasureWords;
  reported: Map<string, Reported>;
  onOpen: OpenFigure;
}

const DeskTable = ({ values, codes, measures, reported, onOpen }: Omit<TeamWeekProps, 'title'>) => {
  const translate = useTranslate();
  return (
    <Box sx={{ overflow: 'auto' }} tabIndex={0} role="region" aria-label={translate('home.team.week')}>
      <Table size="small" sx={{ '& td, & th': { whiteSpace: 'nowrap' } }}>
        <TableHead>
          <TableRow>
            <TableCell>{translate('home.team.person')}</TableCell>
            {codes.map((code) => (
              <TableCell key={code} align="right">
                {measures.nameOf(code)}
              </TableCell>
            ))}
            <TableCell>{translate('home.team.lastReport')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {values.rows.map((row) => (
            <TableRow key={row.key} hover>
              <TableCell sx={{ fontWeight: 500 }}>{row.name}</TableCell>
              {codes.map((code) => (
                <TableCell key={code} align="right">
                  <Figure onClick={() => onOpen(code, row)}>
                    <MeasureValue measure={measures.find(code)} value={row.values[code]} compact quietZero />
                  </Figure>
                </TableCell>
              ))}
              <TableCell>
                <ReportState reported={reported.get(row.key)} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
        <TableFooter>
          <TableRow sx={{ '& td': { color: 'text.primary', fontWeight: 600, borderTop: 1, borderColor: 'divider' } }}>
            <TableCell>{translate('home.team.sum')}</TableCell>
            {codes.map((code) => (
              <TableCell key={code} align="right">
                <Figure onClick={() => onOpen(code)}>
                  <MeasureValue measure={measures.find(code)} value={values.total[code]} compact />
                </Figure>
              </TableCell>
            ))}
            <TableCell />
          </TableRow>
        </TableFooter>
      </Table>
    </Box>
  );
};

const PhoneCards = ({ values, codes, measures, reported, onOpen }: Omit<TeamWeekProps, 'title'>) => (
  <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
    {values.rows.map((row) => (
      <Box component="li" key={row.key} sx={{ px: 2, py: 1.25, borderTop: 1, borderColor: 'divider' }}>
        <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 1 }}>
          <Box sx={{ fontWeight: 600 }}>{row.name}</Box>
          <ReportState reported={reported.get(row.key)} />
        </Box>
        <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', columnGap: 2, fontSize: 13 }}>
          {codes.map((code) => (
            <Box key={code} sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center', gap: 1 }}>
              <Box component="span" sx={{ color: 'text.secondary' }}>
                {measures.nameOf(code)}
              </Box>
              <Figure onClick={() => onOpen(code, row)}>
                <MeasureValue measure={measures.find(code)} value={row.values[code]} compact quietZero />
              </Figure>
            </Box>
          ))}
        </Box>
      </Box>
    ))}
  </Box>
);

/** Everybody's week, with the state of their last report; each figure opens its records. */
export const TeamWeek = ({ title, ...rest }: TeamWeekProps) => {
  const desk = useIsDesk();
  return (
    <Panel flush title={title}>
      {desk ? <DeskTable {...rest} /> : <PhoneCards {...rest} />}
    </Panel>
  );
};
