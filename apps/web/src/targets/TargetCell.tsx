import EditOutlined from '@mui/icons-material/EditOutlined';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import TextField from '@mui/material/TextField';
import { money, type MeasureInfo, type MeasureValues } from '@keyline/model';
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { parseMoney } from '../kit/index.js';
import { Attainment } from './Attainment.js';
import type { TargetTable } from './useTargets.js';

export interface TargetCellProps {
  person: MeasureValues['rows'][number];
  code: string;
  measure: MeasureInfo | undefined;
  table: TargetTable;
  mayWrite: boolean;
  /** Opens the rows behind what was reached. */
  onOpen: () => void;
}

const CellEditor = ({
  person,
  code,
  measure,
  table,
  onClose,
}: Omit<TargetCellProps, 'mayWrite' | 'onOpen'> & { onClose: () => void }) => {
  const translate = useTranslate();
  const known = table.find(person.key, code)?.value ?? '';
  const [text, setText] = useState(known.replace(/\.00$/, ''));
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  // Enter disables the input, which blurs it, which would save a second time.
  const saving = useRef(false);
  const save = async (): Promise<void> => {
    if (saving.current) return;
    const value = parseMoney(text.trim());
    if (value === known || text.trim() === known.replace(/\.00$/, '')) return onClose();
    if (value !== '' && !money.safeParse(value).success) return setProblem(translate('targets.number'));
    saving.current = true;
    setBusy(true);
    try {
      await table.set(person.key, code, value === '' ? null : value);
      onClose();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : '');
      saving.current = false;
      setBusy(false);
    }
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') void save();
    if (event.key === 'Escape') onClose();
  };
  return (
    <TextField
      autoFocus
      value={text}
      disabled={busy}
      error={problem !== null}
      helperText={problem ?? translate(`targets.${measure?.unit ?? 'count'}Hint`)}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => void save()}
      onKeyDown={onKey}
      sx={{ maxWidth: 220 }}
      slotProps={{ htmlInput: { inputMode: 'decimal', 'aria-label': translate('targets.of', { name: person.name }) } }}
    />
  );
};

/** What was reached, as a button that opens the rows behind it. */
export const OpenCell = ({ onOpen, children }: { onOpen: () => void; children: ReactNode }) => (
  <Box
    component="button"
    type="button"
    onClick={onOpen}
    sx={{
      font: 'inherit',
      color: 'inherit',
      textAlign: 'left',
      border: 0,
      p: 0,
      flex: 1,
      minWidth: 0,
      width: '100%',
      bgcolor: 'transparent',
      cursor: 'pointer',
    }}
  >
    {children}
  </Box>
);

/** One person's target of one measure: the figure opens its rows, the pencil sets the target. */
export const TargetCell = (props: TargetCellProps) => {
  const { person, code, measure, table, mayWrite, onOpen } = props;
  const translate = useTranslate();
  const [editing, setEditing] = useState(false);
  if (editing) return <CellEditor {...props} onClose={() => setEditing(false)} />;
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5 }}>
      <OpenCell onOpen={onOpen}>
        <Attainment measure={measure} actual={person.values[code] ?? null} target={table.find(person.key, code)?.value ?? null} />
      </OpenCell>
      {mayWrite && !table.isPlanned(person.key, code) && (
        <IconButton size="small" onClick={() => setEditing(true)} aria-label={translate('targets.edit', { name: person.name })}>
          <EditOutlined />
        </IconButton>
      )}
    </Box>
  );
};
