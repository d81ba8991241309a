import { isMoney, isZero, multiplyMoney, toCents } from '@keyline/model';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useController } from 'react-hook-form';

/** The share as people say it: `33.33`, `30`; empty while either is not a sum. */
export const shareOf = (part: string, total: string): string => {
  if (!isMoney(part) || !isMoney(total) || isZero(total)) return '';
  const hundredths = (toCents(part) * 20_000n + toCents(total)) / (2n * toCents(total));
  const text = hundredths.toString().padStart(3, '0');
  return `${text.slice(0, -2)}.${text.slice(-2)}`.replace(/\.?0+$/, '');
};

const PERCENT = /^\d{1,3}(\.\d{1,4})?$/;

/** The part in percent of the contract sum. Typing one sets the sum beside it; typing the sum moves this. */
export const PercentField = ({ source, total }: { source: string; total: string }) => {
  const translate = useTranslate();
  const { field } = useController({ name: source });
  const [typed, setTyped] = useState<string | null>(null);
  const change = (text: string) => {
    setTyped(text);
    if (PERCENT.test(text) && isMoney(total)) field.onChange(multiplyMoney(total, text));
  };
  return (
    <TextField
      fullWidth
      label={translate('contracts.schedule.percent')}
      value={typed ?? shareOf(String(field.value ?? ''), total)}
      disabled={!isMoney(total) || isZero(total)}
      onChange={(event) => change(event.target.value.trim())}
      onBlur={() => setTyped(null)}
      slotProps={{
        input: { endAdornment: <InputAdornment position="end">%</InputAdornment> },
        htmlInput: { inputMode: 'decimal' },
        inputLabel: { shrink: true },
      }}
    />
  );
};
