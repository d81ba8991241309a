import CalendarMonthOutlined from '@mui/icons-material/CalendarMonthOutlined';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import TextField, { type TextFieldProps } from '@mui/material/TextField';
import { useRef, useState, type ChangeEvent } from 'react';
import { useTranslate } from 'react-admin';
import { useToday } from '../../data/index.js';
import { readDay, type Day } from '../calendarDay.js';
import { useIsDesk } from '../useIsDesk.js';

export interface DayFieldProps extends Omit<TextFieldProps, 'value' | 'onChange' | 'type' | 'onBlur' | 'slotProps'> {
  value: Day | null | undefined;
  /** A whole day, or an empty text when the field was emptied. */
  onChange: (day: Day) => void;
  onBlur?: () => void;
  /** The last day that may be picked. */
  max?: Day;
  /** For a field without a label on the screen. */
  spoken?: string;
}

/** The browser's own calendar, which opens on request; what it shows as text would follow the browser's country. */
const Picker = ({ value, onChange, max, disabled }: Pick<DayFieldProps, 'value' | 'onChange' | 'max' | 'disabled'>) => {
  const translate = useTranslate();
  const native = useRef<HTMLInputElement>(null);
  return (
    <InputAdornment position="end">
      <input
        ref={native}
        type="date"
        tabIndex={-1}
        aria-hidden
        value={value ?? ''}
        max={max}
        onChange={({ target }) => onChange(target.value)}
        style={{ position: 'absolute', right: 0, bottom: 0, width: 1, height: 1, padding: 0, border: 0, opacity: 0 }}
      />
      <IconButton
        size="small"
        edge="end"
        tabIndex={-1}
        disabled={disabled}
        aria-label={translate('kit.pickDay')}
        onClick={() => native.current?.showPicker()}
      >
        <CalendarMonthOutlined />
      </IconButton>
    </InputAdornment>
  );
};

/** What stands in the field while somebody types; a day that is whole is told at once, and anything else is put back when the field is left. */
const useTyping = (value: Day | null | undefined, onChange: (day: Day) => void) => {
  const today = useToday();
  const [typed, setTyped] = useState<string | null>(null);
  return {
    shown: typed ?? value ?? '',
    type: ({ target }: ChangeEvent<HTMLInputElement>) => {
      setTyped(target.value);
      const day = target.value.trim() === '' ? '' : readDay(target.value, today, 'whole');
      if (day !== undefined && day !== (value ?? '')) onChange(day);
    },
    leave: () => {
      const day = typed?.trim() ? readDay(typed, today) : undefined;
      if (day !== undefined && day !== value) onChange(day);
      setTyped(null);
    },
  };
};

/**
 * A day as the product writes it, 2026-11-21, in every browser: typed (also 20261121, 2026/11/21 or 11-21) or picked from the calendar.
 * Under a thumb it is the device's own date field.
 */
export const DayField = ({ value, onChange, onBlur, max, spoken, ...props }: DayFieldProps) => {
  const desk = useIsDesk();
  const { shown, type, leave } = useTyping(value, onChange);
  const inputLabel = { shrink: true };
  const named = { max, 'aria-label': spoken };
  if (!desk)
    return (
      <TextField
        {...props}
        type="date"
        value={value ?? ''}
        onChange={({ target }) => onChange(target.value)}
        onBlur={onBlur}
        slotProps={{ inputLabel, htmlInput: named }}
      />
    );
  return (
    <TextField
      {...props}
      value={shown}
      onChange={type}
      onBlur={() => {
        leave();
        onBlur?.();
      }}
      placeholder="YYYY-MM-DD"
      autoComplete="off"
      slotProps={{
        inputLabel,
        htmlInput: { ...named, inputMode: 'numeric', maxLength: 11 },
        input: { endAdornment: <Picker value={value} onChange={onChange} max={max} disabled={props.disabled} /> },
      }}
    />
  );
};
