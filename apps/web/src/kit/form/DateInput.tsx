import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import {
  FieldTitle,
  useInput,
  useLocale,
  useResourceContext,
  useSourceContext,
  useTranslate,
  ValidationError,
  type InputProps,
} from 'react-admin';
import { useController } from 'react-hook-form';
import { useToday } from '../../data/index.js';
import { addDays, nextMonday, weekdayName, type Day } from '../calendarDay.js';
import { DayField } from './DayField.js';

export interface DateInputProps extends Pick<InputProps, 'source' | 'label' | 'disabled' | 'validate'> {
  isRequired?: boolean;
  /** The last day that may be picked. */
  max?: Day;
  /** Translated; what to know while no day is given. */
  hint?: string;
}

/** A calendar day as `YYYY-MM-DD`; the weekday stands under it. */
export const DateInput = ({ label, max, disabled, hint, ...props }: DateInputProps) => {
  const locale = useLocale();
  const resource = useResourceContext();
  const { field, fieldState, isRequired, id } = useInput(props);
  const value = field.value as Day | null;
  const wrong = fieldState.error?.message;
  return (
    <DayField
      id={id}
      value={value}
      onChange={field.onChange}
      onBlur={field.onBlur}
      max={max}
      disabled={disabled}
      inputRef={field.ref}
      error={fieldState.invalid}
      label={<FieldTitle label={label} source={props.source} resource={resource} isRequired={isRequired} />}
      helperText={
        wrong ? <ValidationError error={wrong} /> : value && /^\d{4}-\d{2}-\d{2}$/.test(value) ? weekdayName(value, locale) : hint
      }
    />
  );
};

export type QuickDate = 'today' | 'tomorrow' | 'nextMonday' | 'inTwoWeeks' | 'inAMonth';

const quickDates: Record<QuickDate, (today: Day) => Day> = {
  today: (today) => today,
  tomorrow: (today) => addDays(today, 1),
  nextMonday,
  inTwoWeeks: (today) => addDays(today, 14),
  inAMonth: (today) => addDays(today, 30),
};

export interface QuickDatesProps {
  /** The date input that the chips fill. */
  source: string;
  offer?: readonly QuickDate[];
}

/** 明天 · 下周一 · 两周后: one tap fills the date of `source`. */
export const QuickDates = ({ source, offer = ['tomorrow', 'nextMonday', 'inTwoWeeks'] }: QuickDatesProps) => {
  const translate = useTranslate();
  const today = useToday();
  const { field } = useController({ name: useSourceContext().getSource(source) });
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      {offer.map((key) => {
        const day = quickDates[key](today);
        const chosen = field.value === day;
        return (
          <Button
            key={key}
            size="small"
            variant="outlined"
            aria-pressed={chosen}
            color={chosen ? 'primary' : 'inherit'}
            onClick={() => field.onChange(day)}
            sx={
              chosen
                ? { borderColor: 'primary.main', color: 'primary.main', bgcolor: (theme) => theme.tokens.selected }
                : undefined
            }
          >
            {translate(`kit.quickDate.${key}`)}
          </Button>
        );
      })}
    </Box>
  );
};
