import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';

export interface Fact {
  /** A message key. */
  label: string;
  value: ReactNode;
  /** Takes the whole width: long texts. */
  wide?: boolean;
}

/** Label and value pairs of a record; what is unknown shows a dash. */
export const Facts = ({ facts }: { facts: Fact[] }) => {
  const translate = useTranslate();
  return (
    <Box
      component="dl"
      sx={{ m: 0, display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, columnGap: 3, rowGap: 1.5 }}
    >
      {facts.map(({ label, value, wide }) => (
        <Box key={label} sx={{ minWidth: 0, gridColumn: wide ? '1 / -1' : undefined }}>
          <Box component="dt" sx={{ color: 'text.secondary', fontSize: 12 }}>
            {translate(label)}
          </Box>
          <Box component="dd" sx={{ m: 0, whiteSpace: 'pre-line' }}>
            {value == null || value === '' ? '—' : value}
          </Box>
        </Box>
      ))}
    </Box>
  );
};
