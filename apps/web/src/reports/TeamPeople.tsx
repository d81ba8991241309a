import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableFooter from '@mui/material/TableFooter';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { TeamRollUp } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { EnumChip, isZero, PersonName, RecordLink } from '../kit/index.js';
import { MeasureValue, type MeasureWords } from '../measures/index.js';
import { FigureButton } from './FigureButton.js';
import { FigureCards } from './FigureCards.js';
import { PunctualityMark } from './PunctualityMark.js';

export type Person = TeamRollUp['people'][number];
export type OpenRows = (measure: string, person?: Person) => void;

/** A column that is zero for everybody only hides the others. */
const columnsOf = (team: TeamRollUp): string[] =>
  team.facts.filter(({ value }) => value !== null && !isZero(value)).map(({ measure }) => measure);

const State = ({ person }: { person: Person }) => (
  <Box component="span" sx={{ display: 'inline-flex', gap: 0.75, flexWrap: 'wrap' }}>
    {person.status && <EnumChip enum="reportStatus" value={person.status} />}
    {(person.status === null || ['missing', 'late', 'excused'].includes(person.punctuality)) && (
      <PunctualityMark value={person.punctuality} />
    )}
  </Box>
);

const NameOf = ({ person }: { person: Person }) =>
  person.reportId ? (
    <RecordLink entity="reports" id={person.reportId} quiet>
      {person.personName}
    </RecordLink>
  ) : (
    <PersonName name={person.personName} plain />
  );

/** Everybody's figures as a table with its sums; each figure opens its rows. */
export const TeamTable = ({ team, measures, open }: { team: TeamRollUp; measures: MeasureWords; open: OpenRows }) => {
  const translate = useTranslate();
  const codes = columnsOf(team);
  const sticky = { position: 'sticky', left: 0, bgcolor: 'background.paper', zIndex: 1 } as const;
  return (
    <Box sx={{ overflow: 'auto' }} tabIndex={0} role="region" aria-label={translate('reports.team.people')}>
      <Table size="small" sx={{ '& td, & th': { whiteSpace: 'nowrap' } }}>
        <TableHead>
          <TableRow>
            <TableCell sx={sticky}>{translate('resources.reports.fields.personName')}</TableCell>
            <TableCell>{translate('resources.reports.fields.status')}</TableCell>
            {codes.map((code) => (
              <TableCell key={code} align="right">
                {measures.nameOf(code)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {team.people.map((person) => (
            <TableRow key={person.personId} hover>
              <TableCell sx={sticky}>
                <NameOf person={person} />
                <Box sx={{ color: 'text.secondary', fontSize: 12 }}>{person.departmentName}</Box>
              </TableCell>
              <TableCell>
                <State person={person} />
              </TableCell>
              {codes.map((code) => (
                <TableCell key={code} align="right">
                  <FigureButton onClick={() => open(code, person)}>
                    <MeasureValue measure={measures.find(code)} value={person.values[code]} compact quietZero />
                  </FigureButton>
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
        <TableFooter>
          <TableRow sx={{ '& td': { fontWeight: 600, color: 'text.primary', borderTop: 1, borderColor: 'divider' } }}>
            <TableCell sx={sticky}>{translate('reports.team.sum')}</TableCell>
            <TableCell>{translate('reports.team.people_count', { smart_count: team.people.length })}</TableCell>
            {team.facts
              .filter(({ measure }) => codes.includes(measure))
              .map((fact) => (
                <TableCell key={fact.measure} align="right">
                  <FigureButton onClick={() => open(fact.measure)}>
                    <MeasureValue measure={measures.find(fact.measure)} value={fact.value} compact />
                  </FigureButton>
                </TableCell>
              ))}
          </TableRow>
        </TableFooter>
      </Table>
    </Box>
  );
};

const CARD_FIGURES = ['visits_done', 'contract_amount', 'payments_received', 'overdue_amount'];

/** The same on the phone: the four figures that matter. */
export const TeamCards = ({ team, measures, open }: { team: TeamRollUp; measures: MeasureWords; open: OpenRows }) => (
  <FigureCards
    cards={team.people.map((person) => ({
      ...person,
      key: person.personId,
      name: <NameOf person={person} />,
      aside: <State person={person} />,
    }))}
    codes={CARD_FIGURES}
    measures={measures}
    onOpen={open}
  />
);
