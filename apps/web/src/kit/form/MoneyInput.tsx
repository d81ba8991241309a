import InputAdornment from '@mui/material/InputAdornment';
import { TextInput, type TextInputProps } from 'react-admin';
import { parseMoney } from '../moneyText.js';

/** A sum as a decimal string, never a number. Takes `1,234.5` and `12万`. */
export const MoneyInput = (props: TextInputProps) => (
  <TextInput
    helperText={false}
    parse={(typed: string) => (/[万亿]$/.test(typed) ? parseMoney(typed) : typed.replace(/[,\uff0c\s\u00a5\uffe5]/g, ''))}
    slotProps={{
      input: { startAdornment: <InputAdornment position="start">¥</InputAdornment> },
      htmlInput: { inputMode: 'decimal', style: { fontVariantNumeric: 'tabular-nums' } },
    }}
    {...props}
  />
);
