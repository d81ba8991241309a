import Add from '@mui/icons-material/Add';
import ArrowDownward from '@mui/icons-material/ArrowDownward';
import ArrowUpward from '@mui/icons-material/ArrowUpward';
import DeleteOutline from '@mui/icons-material/DeleteOutline';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import TextField from '@mui/material/TextField';
import type { PlanLine } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { Badge, DateText, DayField, RecordLink } from '../kit/index.js';
import { CommentMark } from './CommentContext.js';
import { AccountPicker } from './AccountPicker.js';

const moved = (plan: PlanLine[], from: number, to: number): PlanLine[] => {
  const next = [...plan];
  const [line] = next.splice(from, 1);
  if (line) next.splice(to, 0, line);
  return next;
};

interface LineProps {
  line: PlanLine;
  index: number;
  count: number;
  onChange: (line: PlanLine) => void;
  onMove: (to: number) => void;
  onRemove: () => void;
}

const LineTools = ({ line, index, count, onMove, onRemove }: Omit<LineProps, 'onChange'>) => {
  const translate = useTranslate();
  const name = line.what || String(index + 1);
  return (
    <Box sx={{ gridArea: 'tools', display: 'flex', alignItems: 'center' }}>
      <IconButton
        size="small"
        disabled={index === 0}
        onClick={() => onMove(index - 1)}
        aria-label={translate('reports.next.up', { name })}
      >
        <ArrowUpward />
      </IconButton>
      <IconButton
        size="small"
        disabled={index === count - 1}
        onClick={() => onMove(index + 1)}
        aria-label={translate('reports.next.down', { name })}
      >
        <ArrowDownward />
      </IconButton>
      <IconButton size="small" onClick={onRemove} aria-label={translate('reports.next.remove', { name })}>
        <DeleteOutline />
      </IconButton>
    </Box>
  );
};

const LineEditor = ({ line, onChange, ...tools }: LineProps) => {
  const translate = useTranslate();
  const account = line.accountId ? { id: line.accountId, name: line.accountName ?? '' } : null;
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gap: 0.75,
        alignItems: 'center',
        // Under the thumb what, with whom and when each have a line of their own: a name of one letter is no name.
        gridTemplateColumns: { xs: '18px minmax(0, 1fr) auto', sm: '18px minmax(0, 1fr) 148px auto' },
        gridTemplateAreas: {
          xs: `"number what what" ". account account" ". day tools" ". source source"`,
          sm: `"number what what tools" ". account day source"`,
        },
        py: 1.25,
        borderTop: 1,
        borderColor: 'divider',
        '&:first-of-type': { borderTop: 0, pt: 0 },
      }}
    >
      <Box component="span" aria-hidden sx={{ gridArea: 'number', color: 'text.secondary', fontSize: 12, textAlign: 'right' }}>
        {tools.index + 1}
      </Box>
      <TextField
        multiline
        value={line.what}
        placeholder={translate('reports.next.what')}
        onChange={(event) => onChange({ ...line, what: event.target.value })}
        sx={{ gridArea: 'what' }}
        slotProps={{ htmlInput: { 'aria-label': translate('reports.next.what'), maxLength: 500 } }}
      />
      <Box sx={{ gridArea: 'account', minWidth: 0 }}>
        <AccountPicker
          value={account}
          onChange={(chosen) => onChange({ ...line, accountId: chosen?.id ?? null, accountName: chosen?.name ?? null })}
        />
      </Box>
      <Box sx={{ gridArea: 'day' }}>
        <DayField
          value={line.on}
          onChange={(day) => onChange({ ...line, on: day || null })}
          spoken={translate('reports.next.on')}
        />
      </Box>
      <Box sx={{ gridArea: 'source', justifySelf: 'start' }}>
        <Badge tone={line.source === 'own' ? 'neutral' : 'info'}>{translate(`reports.source.${line.source}`)}</Badge>
      </Box>
      <LineTools line={line} {...tools} />
    </Box>
  );
};

/** The plan of the next period: proposed by the system, the author's to change, add to and put in order. */
export const PlanEditor = ({ plan, onChange }: { plan: PlanLine[]; onChange: (plan: PlanLine[]) => void }) => {
  const translate = useTranslate();
  const replace = (index: number, line: PlanLine): void => onChange(plan.map((one, at) => (at === index ? line : one)));
  return (
    <>
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {plan.map((line, index) => (
          <LineEditor
            key={index}
            line={line}
            index={index}
            count={plan.length}
            onChange={(next) => replace(index, next)}
            onMove={(to) => onChange(moved(plan, index, to))}
            onRemove={() => onChange(plan.filter((_, at) => at !== index))}
          />
        ))}
      </Box>
      <Button
        variant="outlined"
        startIcon={<Add />}
        onClick={() => onChange([...plan, { what: '', accountId: null, on: null, source: 'own' }])}
      >
        {translate('reports.next.add')}
      </Button>
    </>
  );
};

/** The plan as it is read. */
export const PlanLines = ({ plan }: { plan: PlanLine[] }) => {
  const translate = useTranslate();
  if (plan.length === 0) return <Box sx={{ color: 'text.secondary' }}>{translate('reports.next.none')}</Box>;
  return (
    <Box component="ol" sx={{ m: 0, pl: 2.5, display: 'grid', gap: 1 }}>
      {plan.map((line, index) => (
        <Box component="li" key={index}>
          <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between' }}>
            {line.what}
            <CommentMark anchor={{ part: 'plan', key: line.entityId ?? String(index), label: line.what.slice(0, 200) }} />
          </Box>
          <Box sx={{ color: 'text.secondary', fontSize: 12, display: 'flex', flexWrap: 'wrap', columnGap: 1 }}>
            {line.accountName &&
              (line.accountId ? (
                <RecordLink entity="accounts" id={line.accountId}>
                  {line.accountName}
                </RecordLink>
              ) : (
                <span>{line.accountName}</span>
              ))}
            {line.on && <DateText value={line.on} />}
          </Box>
        </Box>
      ))}
    </Box>
  );
};
