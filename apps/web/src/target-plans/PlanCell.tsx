import Box from '@mui/material/Box';
import InputBase from '@mui/material/InputBase';
import { money, type MeasureInfo } from '@keyline/model';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslate } from 'react-admin';
import { parseMoney } from '../kit/index.js';
import { MeasureValue } from '../measures/index.js';

export interface PlanCellProps {
  /** Read aloud: whose value, of which period. */
  label: string;
  value: string | undefined;
  measure: MeasureInfo | undefined;
  /** What is missing below, over people or over periods; null where all is given out. */
  gap: string | null;
  editable: boolean;
  onSet: (value: string) => Promise<void>;
}

/** A value of the grid: Enter or a click edits it, the arrow keys walk on, the gap below stands under it. */
export const PlanCell = ({ label, value, measure, gap, editable, onSet }: PlanCellProps) => {
  const translate = useTranslate();
  const [text, setText] = useState<string | null>(null);
  const saving = useRef(false);
  const cell = useRef<HTMLButtonElement>(null);
  const save = async (): Promise<void> => {
    if (text === null || saving.current) return;
    const typed = parseMoney(text.trim()) || '0';
    if (typed === (value ?? '0').replace(/\.00$/, '') || !money.safeParse(typed).success) return setText(null);
    saving.current = true;
    await onSet(typed).catch(() => undefined);
    saving.current = false;
    setText(null);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') setText(null);
    if (event.key === 'Enter') void save().then(() => cell.current?.focus());
  };
  if (text !== null)
    return (
      <InputBase
        autoFocus
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => void save()}
        onKeyDown={onKey}
        inputProps={{ 'aria-label': label, inputMode: 'decimal' }}
        sx={{
          width: '100%',
          fontSize: 13,
          '& input': { textAlign: 'right', p: 0.25, borderBottom: 2, borderColor: 'primary.main' },
        }}
      />
    );
  const shown = (
    <>
      <MeasureValue measure={measure} value={value ?? '0'} compact quietZero />
      {gap !== null && (
        <Box
          sx={{ fontSize: 11, lineHeight: 1.2, color: (theme) => theme.tokens.tones[gap.startsWith('-') ? 'bad' : 'soon'].ink }}
        >
          {translate(gap.startsWith('-') ? 'targetPlans.over' : 'targetPlans.gap')}{' '}
          <MeasureValue measure={measure} value={gap.replace('-', '')} compact />
        </Box>
      )}
    </>
  );
  if (!editable) return <Box>{shown}</Box>;
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
        minHeight: 28,
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
