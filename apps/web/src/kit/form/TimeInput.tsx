import { TextInput, type TextInputProps } from 'react-admin';
import { minuteOf, timeOf } from '../minuteOfDay.js';

/** A time of the day as minutes since midnight, with the device's own picker. */
export const TimeInput = (props: TextInputProps) => (
  <TextInput
    type="time"
    helperText={false}
    format={(minute: number | null | undefined) => (minute == null ? '' : timeOf(minute))}
    parse={(typed: string) => (typed ? minuteOf(typed) : undefined)}
    slotProps={{ inputLabel: { shrink: true } }}
    {...props}
  />
);
