import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { ReportTeam } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { Panel, useIsDesk } from '../kit/index.js';
import { MeasureValue, type MeasureWords } from '../measures/index.js';
import { FigureButton } from './FigureButton.js';
import { FigureCards } from './FigureCards.js';

/** What a leader compares people by at a glance; all other figures are in the sums above. */
const CODES = [
  'visits_done',
  'new_accounts',
  'won_amount',
  'contract_amount',
  'margin',
  'payments_received',
  'collection_rate',
  'overdue_amount',
  'reports_missing',
];

export interface TeamPartProps {
  team: ReportTeam;
  measures: MeasureWords;
  /** Opens the rows behind one row's figure. */
  onOpen: (measure: string, member: ReportTeam['members'][number]) => void;
}

/** A row of the team may stand for a leader with everybody below. */
const HowMany = ({ people }: { people: string[] }) => {
  const translate = useTranslate();
  if (people.length < 2) return null;
  return (
    <Box component="span" sx={{ color: 'text.secondary', fontSize: 12, fontWeight: 400 }}>
      {translate('reports.team.people_count', { smart_count: people.length })}
    </Box>
  );
};

/** People side by side, figure under figure: there are more figures than a leader has people. */
const DeskTable = ({ team, measures, onOpen, codes }: TeamPartProps & { codes: string[] }) => {
  const translate = useTranslate();
  return (
    <Box sx={{ overflow: 'auto' }} tabIndex={0} role="region" aria-label={translate('reports.teamPart.title')}>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell />
            {team.members.map(({ personId, personName, people }) => (
              <TableCell key={personId} align="right" sx={{ whiteSpace: 'nowrap', verticalAlign: 'top' }}>
                <Box sx={{ color: 'text.primary', fontWeight: 500 }}>{personName}</Box>
                <HowMany people={people} />
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {codes.map((code) => (
            <TableRow key={code} hover>
              <TableCell component="th" scope="row" sx={{ fontWeight: 400 }}>
                {measures.nameOf(code)}
              </TableCell>
              {team.members.map((member) => (
                <TableCell key={member.personId} align="right" sx={{ whiteSpace: 'nowrap' }}>
                  <FigureButton onClick={() => onOpen(code, member)}>
                    <MeasureValue measure={measures.find(code)} value={member.values[code]} compact quietZero />
                  </FigureButton>
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
};

/** Those directly below, each with everybody under them. */
export const TeamPart = (props: TeamPartProps) => {
  const translate = useTranslate();
  const desk = useIsDesk();
  const { team, measures, onOpen } = props;
  const codes = CODES.filter((code) => team.facts.some(({ measure }) => measure === code));
  return (
    <Panel flush title={translate('reports.teamPart.title')}>
      {desk ? (
        <DeskTable {...props} codes={codes} />
      ) : (
        <FigureCards
          cards={team.members.map((member) => ({
            ...member,
            key: member.personId,
            name: member.personName,
            aside: <HowMany people={member.people} />,
          }))}
          codes={codes}
          measures={measures}
          onOpen={onOpen}
        />
      )}
    </Panel>
  );
};
