import Box from '@mui/material/Box';
import type { AgendaLine, MeetingItem } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { Badge, DateText, Money, RecordLink } from '../kit/index.js';

/** As it stood when the agenda was made, like the figures above. */
const LineState = ({ line }: { line: AgendaLine }) => {
  const translate = useTranslate();
  if (line.done) return <Badge tone="good">{translate('meetings.done')}</Badge>;
  return line.overdue ? <Badge tone="bad">{translate('meetings.overdue')}</Badge> : null;
};

/** One record: what it is, whose, and a link to it. */
const Line = ({ line }: { line: AgendaLine }) => (
  <Box
    component="li"
    sx={{ display: 'flex', alignItems: 'baseline', flexWrap: 'wrap', columnGap: 1, py: 0.5, minHeight: { xs: 44, md: 0 } }}
  >
    <Box sx={{ flex: '1 1 220px', minWidth: 0, overflowWrap: 'anywhere' }}>
      <RecordLink entity={line.entity} id={line.meetingId ?? line.id} quiet>
        {line.label}
      </RecordLink>{' '}
      <LineState line={line} />
      {line.accountName && line.accountName !== line.label && (
        <Box component="span" sx={{ color: 'text.secondary', fontSize: 13 }}>
          {line.accountName}
        </Box>
      )}
    </Box>
    <Box sx={{ display: 'flex', gap: 1.5, color: 'text.secondary', fontSize: 13 }}>
      {line.personName && line.personName !== line.label && <span>{line.personName}</span>}
      {line.on && <DateText value={line.on} />}
      {line.amount !== null && <Money value={line.amount} compact />}
    </Box>
  </Box>
);

/** The first few records of the figures that are talked about one by one. */
export const AgendaLines = ({ item }: { item: MeetingItem }) => {
  const shown = item.figures.filter(({ code }) => item.lines.some(({ figure }) => figure === code));
  if (shown.length === 0) return null;
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      {shown.map(({ code, name }) => (
        <Box key={code}>
          {shown.length > 1 && <Box sx={{ fontSize: 12, color: 'text.secondary', fontWeight: 500 }}>{name}</Box>}
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {item.lines
              .filter(({ figure }) => figure === code)
              .map((line) => (
                <Line key={`${line.entity}:${line.id}`} line={line} />
              ))}
          </Box>
        </Box>
      ))}
    </Box>
  );
};
