import Box from '@mui/material/Box';
import InputBase from '@mui/material/InputBase';
import { money, type MeasureInfo } from '@keyline/model';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslate } from 'react-admin';
import { parseMoney } from '../kit/index.js';
import { MeasureValue } from '../measures/index.js';

/** What is left of a value, or too much, over the people below or over the parts of the period. */
export interface Gap {
  below: 'people' | 'periods';
  value: string;
}

export const GapText = ({ gap: { below, value }, measure }: { gap: Gap; measure: MeasureInfo | undefined }) => {
  const translate = useTranslate();
  const over = value.startsWith('-');
  return (
    <Box
      sx={{
        fontSize: 11,
        lineHeight: 1.2,
        whiteSpace: 'nowrap',
        color: (theme) => theme.tokens.tones[over ? 'bad' : 'soon'].ink,
      }}
    >
      {translate(`targetPlans.${over ? 'over' : 'left'}.${below}`)}{' '}
      <MeasureValue measure={measure} value={value.replace('-', '')} compact />
    </Box>
  );
};

/** What can be typed in and what cannot stand in one line. */
export const CELL = { px: 0.75, py: 0.5, minHeight: 28, lineHeight: 1.4 } as const;

export interface PlanCellProps {
  /** Read aloud: whose value, of which period. */
  label: string;
  value: string | undefined;
  measure: MeasureInfo | undefined;
  /** What differs below, over people and over periods; nothing where all is given out. */
  gaps: readonly Gap[];
  editable: boolean;
  onSet: (value: string) => Promise<void>;
}

/** A value of the grid: Enter or a click edits it, the arrow keys walk on, the gaps below stand under it. */
export const PlanCell = ({ label, value, measure, gaps, editable, onSet }: PlanCellProps) => {
  const [text, setText] = useState<string | null>(null);
  const [wrong, setWrong] = useState(false);
  const saving = useRef(false);
  const cell = useRef<HTMLButtonElement>(null);
  const save = async (): Promise<void> => {
    if (text === null || saving.current) return;
    const typed = parseMoney(text.trim()) || '0';
    if (typed === (value ?? '0').replace(/\.00$/, '')) return setText(null);
    if (!money.safeParse(typed).success) return setWrong(true);
    saving.current = true;
    await onSet(typed).catch(() => undefined);
    saving.current = false;
    setText(null);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      setText(null);
      setWrong(false);
    }
    if (event.key === 'Enter') void save().then(() => cell.current?.focus());
  };
  if (text !== null)
    return (
      <InputBase
        autoFocus
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setWrong(false);
        }}
        onBlur={() => void save()}
        onKeyDown={onKey}
        inputProps={{ 'aria-label': label, 'aria-invalid': wrong, inputMode: 'decimal' }}
        sx={{
          width: '100%',
          fontSize: 13,
          '& input': { textAlign: 'right', p: 0.25, borderBottom: 2, borderColor: wrong ? 'error.main' : 'primary.main' },
        }}
      />
    );
  const shown = (
    <>
      <MeasureValue measure={measure} value={value ?? '0'} compact quietZero />
      {gaps.map((gap) => (
        <GapText key={gap.below} gap={gap} measure={measure} />
      ))}
    </>
  );
  if (!editable) return <Box sx={CELL}>{shown}</Box>;
  return (
    <Box
      ref={cell}
      component="button"
      type="button"
      data-cell
      aria-label={label}
      onClick={() => setText((value ?? '0').replace(/\.00$/, ''))}
      sx={{
        font: 'inherit',
        color: 'inherit',
        textAlign: 'right',
        width: '100%',
        ...CELL,
        border: 0,
        borderRadius: 0.5,
        bgcolor: 'transparent',
        cursor: 'text',
        '&:hover, &:focus-visible': { bgcolor: (theme) => theme.tokens.hover, outline: 1, outlineColor: 'divider' },
      }}
    >
      {shown}
    </Box>
  );
};
