import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Money } from './Money.js';
import { PrimaryButton, type PrimaryAction } from './Page.js';
import { PersonName } from './PersonName.js';

export interface MoneyFact {
  /** Translated. */
  label: string;
  value: string | null | undefined;
  tone?: 'good' | 'bad' | 'soon';
  onClick?: () => void;
}

export interface RecordHeaderProps {
  name: string;
  /** Grade, state, flags. */
  badges?: ReactNode;
  ownerName?: string | null;
  /** One line of facts under the name. */
  facts?: ReactNode;
  /** signed · invoiced · received · overdue. */
  money?: MoneyFact[];
  primary?: PrimaryAction | false | null;
  actions?: ReactNode;
}

const MoneyCell = ({ label, value, tone, onClick }: MoneyFact) => (
  <Box
    component={onClick ? 'button' : 'div'}
    type={onClick ? 'button' : undefined}
    onClick={onClick}
    sx={{
      font: 'inherit',
      color: 'inherit',
      textAlign: 'left',
      border: 0,
      bgcolor: 'background.paper',
      px: 2,
      py: 1.25,
      minWidth: 0,
      flex: 1,
      // Two by two: a last one without a neighbour takes the whole line.
      '&:last-of-type:nth-of-type(odd)': { gridColumn: { xs: 'span 2', sm: 'auto' } },
      cursor: onClick ? 'pointer' : undefined,
      '&:hover': onClick && { bgcolor: (theme) => theme.tokens.hover },
    }}
  >
    <Box sx={{ color: 'text.secondary', fontSize: 12 }}>{label}</Box>
    <Box sx={{ fontSize: 18, lineHeight: 1.4 }}>
      <Money value={value} compact strong tone={tone} />
    </Box>
  </Box>
);

/** Signed · invoiced · received · overdue as one strip; two by two on the phone. */
export const MoneyStrip = ({ money }: { money: MoneyFact[] }) => (
  <Box
    sx={{
      display: 'grid',
      gridTemplateColumns: { xs: '1fr 1fr', sm: `repeat(${money.length}, 1fr)` },
      gap: '1px',
      bgcolor: 'divider',
      border: 1,
      borderColor: 'divider',
      borderRadius: 1,
      overflow: 'hidden',
    }}
  >
    {money.map((fact) => (
      <MoneyCell key={fact.label} {...fact} />
    ))}
  </Box>
);

/** The head of a record page: name, state, owner, the strip of money, what can be done. */
export const RecordHeader = ({ name, badges, ownerName, facts, money, primary, actions }: RecordHeaderProps) => (
  <Box component="header" sx={{ mb: 2 }}>
    <Box sx={{ display: 'flex', alignItems: 'flex-start', flexWrap: 'wrap', columnGap: 2, rowGap: 1.5, mb: money ? 2 : 0 }}>
      <Box sx={{ flex: '1 1 280px', minWidth: 0 }}>
        <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 1 }}>
          <Typography variant="h1">{name}</Typography>
          {badges}
        </Box>
        <Box
          sx={{
            display: 'flex',
            alignItems: 'center',
            flexWrap: 'wrap',
            columnGap: 1.5,
            rowGap: 0.5,
            mt: 0.5,
            color: 'text.secondary',
          }}
        >
          {ownerName !== undefined && <PersonName name={ownerName} />}
          {facts}
        </Box>
      </Box>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        {actions}
        {primary && <PrimaryButton {...primary} />}
      </Box>
    </Box>
    {money && <MoneyStrip money={money} />}
  </Box>
);
