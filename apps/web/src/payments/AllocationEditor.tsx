import type { InstalmentRow } from '@keyline/model';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { useTranslate } from 'react-admin';
import { DateText, ErrorState, Money, OverdueText, parseMoney, RowsSkeleton } from '../kit/index.js';
import type { Allocation } from './useAllocation.js';

const Part = ({ part, allocation }: { part: InstalmentRow; allocation: Allocation }) => {
  const translate = useTranslate();
  const wrong = allocation.wrong(part);
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: 'minmax(0, 1fr) 150px', md: 'minmax(0, 2fr) minmax(0, 1.6fr) 130px 160px' },
        columnGap: 2,
        rowGap: 0.5,
        alignItems: 'center',
        py: 1,
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      <Box sx={{ minWidth: 0, gridRow: { xs: 1, md: 'auto' }, gridColumn: { xs: 1, md: 'auto' } }}>
        <Box sx={{ fontWeight: 500 }}>{part.name}</Box>
        <Box sx={{ fontSize: 12, color: 'text.secondary' }}>{part.contractNumber}</Box>
      </Box>
      <Box sx={{ gridRow: { xs: 2, md: 'auto' }, gridColumn: { xs: 1, md: 'auto' } }}>
        <DateText value={part.dueOn} /> <OverdueText dueOn={part.dueOn} />
      </Box>
      <Box sx={{ textAlign: 'right', gridRow: { xs: 1, md: 'auto' }, gridColumn: { xs: 2, md: 'auto' } }}>
        <Money value={part.open} />
      </Box>
      <TextField
        size="small"
        value={allocation.typed(part.id)}
        onChange={(event) => allocation.type(part.id, parseMoney(event.target.value))}
        error={wrong !== undefined}
        helperText={wrong && translate(wrong)}
        placeholder="0.00"
        slotProps={{
          input: { startAdornment: <InputAdornment position="start">¥</InputAdornment> },
          htmlInput: {
            inputMode: 'decimal',
            'aria-label': translate('payments.allocation.forPart', { name: `${part.contractNumber} ${part.name}` }),
            style: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
          },
        }}
        sx={{ gridRow: { xs: 2, md: 'auto' }, gridColumn: { xs: 2, md: 'auto' } }}
      />
    </Box>
  );
};

/** The open instalments of the account with what each gets; the proposal is oldest first, and every figure can be changed. */
export const AllocationEditor = ({ allocation, accountChosen }: { allocation: Allocation; accountChosen: boolean }) => {
  const translate = useTranslate();
  const { parts, isPending, error, byHand, propose, allocated, left } = allocation;
  if (!accountChosen) return <Box sx={{ color: 'text.secondary' }}>{translate('payments.allocation.chooseAccount')}</Box>;
  if (error) return <ErrorState error={error} compact />;
  if (isPending) return <RowsSkeleton rows={3} />;
  const tooMuch = left.startsWith('-');
  return (
    <Box>
      {parts.length === 0 ? (
        <Box sx={{ color: 'text.secondary', pb: 1 }}>{translate('payments.allocation.nothingOpen')}</Box>
      ) : (
        <>
          <Box
            sx={{ display: 'flex', alignItems: 'center', gap: 1, mb: 0.5, minHeight: 32, color: 'text.secondary', fontSize: 13 }}
          >
            <Box sx={{ flex: 1 }}>{translate(byHand ? 'payments.allocation.byHand' : 'payments.allocation.oldest')}</Box>
            {byHand && (
              <Button size="small" onClick={propose}>
                {translate('payments.allocation.propose')}
              </Button>
            )}
          </Box>
          <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
            {parts.map((part) => (
              <Part key={part.id} part={part} allocation={allocation} />
            ))}
          </Box>
        </>
      )}
      <Box
        aria-live="polite"
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          justifyContent: 'flex-end',
          columnGap: 3,
          rowGap: 0.5,
          pt: 1.5,
          borderTop: 1,
          borderColor: 'divider',
        }}
      >
        <span>
          {translate('payments.allocation.allocated')} <Money value={allocated} strong />
        </span>
        <span>
          {translate(tooMuch ? 'payments.allocation.tooMuch' : 'payments.allocation.left')}{' '}
          <Money value={tooMuch ? left.slice(1) : left} strong tone={tooMuch ? 'bad' : 'soon'} />
        </span>
      </Box>
    </Box>
  );
};
