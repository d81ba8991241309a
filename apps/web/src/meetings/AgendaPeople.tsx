import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Box from '@mui/material/Box';
import type { MeetingItem } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { percentText, useIsDesk } from '../kit/index.js';
import { attainmentPercent, MeasureValue } from '../measures/index.js';

interface Cell {
  value: string;
  target: string | null;
}

const Reached = ({ value, target }: Cell) => {
  const percent = attainmentPercent(value, target);
  if (percent === null) return null;
  return (
    <Box component="span" sx={{ color: 'text.secondary', fontSize: 12, ml: 0.75 }}>
      {percentText({ value: percent })}
    </Box>
  );
};

/** Everybody's own figures, for who reaches them. On the phone a card each. */
export const AgendaPeople = ({ item }: { item: MeetingItem }) => {
  const translate = useTranslate();
  const desk = useIsDesk();
  const { people, figures } = item;
  if (people.length === 0) return null;
  const cell = (person: (typeof people)[number], figure: (typeof figures)[number]) => {
    const own = person.values[figure.code];
    if (!own) return '—';
    return (
      <>
        <MeasureValue measure={figure} value={own.value} compact quietZero />
        <Reached {...own} />
      </>
    );
  };
  if (!desk)
    return (
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {people.map((person) => (
          <Box component="li" key={person.personId} sx={{ py: 1, borderTop: 1, borderColor: 'divider' }}>
            <Box sx={{ fontWeight: 600 }}>{person.personName}</Box>
            {figures.map((figure) => (
              <Box key={figure.code} sx={{ display: 'flex', justifyContent: 'space-between', gap: 1, fontSize: 13 }}>
                <Box component="span" sx={{ color: 'text.secondary' }}>
                  {figure.name}
                </Box>
                <span>{cell(person, figure)}</span>
              </Box>
            ))}
          </Box>
        ))}
      </Box>
    );
  return (
    <Box sx={{ overflow: 'auto' }} tabIndex={0} role="region" aria-label={translate('meetings.byPerson')}>
      <Table size="small" sx={{ '& td': { whiteSpace: 'nowrap' }, '& th': { lineHeight: 1.3, verticalAlign: 'bottom' } }}>
        <TableHead>
          <TableRow>
            <TableCell>{translate('meetings.byPerson')}</TableCell>
            {figures.map(({ code, name }) => (
              <TableCell key={code} align="right">
                {name}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {people.map((person) => (
            <TableRow key={person.personId}>
              <TableCell sx={{ fontWeight: 500 }}>{person.personName}</TableCell>
              {figures.map((figure) => (
                <TableCell key={figure.code} align="right">
                  {cell(person, figure)}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
};
