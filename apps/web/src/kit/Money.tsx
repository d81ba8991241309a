import Box from '@mui/material/Box';
import Tooltip from '@mui/material/Tooltip';
import { useLocale } from 'react-admin';
import { compactMoney, exactMoney, isNegative, isZero } from './moneyText.js';

export interface MoneyProps {
  /** A decimal string as the API sends it; null and undefined show a dash. */
  value: string | null | undefined;
  /** `123.5 万` / `¥1.23M`, the exact sum on hover, focus and tap. */
  compact?: boolean;
  /** Colours the sum by meaning, for instance `bad` for an overdue one. Zero stays quiet. */
  tone?: 'good' | 'bad' | 'soon';
  strong?: boolean;
}

/** A sum of money: tabular, never wrapped, negative in red with a minus. In a table cell use `align="right"`. */
export const Money = ({ value, compact = false, tone, strong = false }: MoneyProps) => {
  const locale = useLocale();
  const exact = value == null ? undefined : exactMoney(value);
  if (value == null || exact === undefined)
    return (
      <Box component="span" sx={{ color: 'text.secondary' }}>
        —
      </Box>
    );
  const meaning = isNegative(value) ? 'bad' : isZero(value) ? undefined : tone;
  const words = (
    <Box
      component="span"
      tabIndex={compact ? 0 : undefined}
      sx={{
        whiteSpace: 'nowrap',
        fontVariantNumeric: 'tabular-nums',
        fontWeight: strong ? 600 : undefined,
        color: meaning && ((theme) => theme.tokens.tones[meaning].ink),
      }}
    >
      {compact ? compactMoney(value, locale) : exact}
    </Box>
  );
  return compact ? (
    <Tooltip title={exact} enterTouchDelay={0}>
      {words}
    </Tooltip>
  ) : (
    words
  );
};
