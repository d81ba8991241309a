import { addMoney, compareMoney, isMoney, isZero, spreadInvoice, subtractMoney, type ContractRecord } from '@keyline/model';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { useEffect, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import { Money, parseMoney } from '../kit/index.js';

type Amounts = Record<string, string>;
const known = (amount: string | undefined): string => (amount && isMoney(amount) ? amount : '0.00');

/** For which parts the invoice is, as the form's field `lines`: in their order until somebody types; the lines are the amount. */
export const InvoiceLinesField = ({ contract }: { contract: ContractRecord }) => {
  const translate = useTranslate();
  const { setValue } = useFormContext();
  const amount = useWatch({ name: 'amount' }) as string | undefined;
  const [byHand, setByHand] = useState<Amounts | null>(null);
  const rooms = contract.instalments
    .map((part) => ({ part, instalmentId: part.id, room: subtractMoney(part.amount, part.invoiced) }))
    .filter(({ room }) => !isZero(room));
  const proposed: Amounts = Object.fromEntries(
    spreadInvoice(known(amount), rooms).lines.map((line) => [line.instalmentId, line.amount]),
  );
  const amounts = byHand ?? proposed;
  const lines = rooms.flatMap(({ instalmentId }) => {
    const typed = amounts[instalmentId];
    return typed && !(isMoney(typed) && isZero(typed)) ? [{ instalmentId, amount: typed }] : [];
  });
  const sent = JSON.stringify(lines);
  useEffect(() => {
    setValue('lines', sent === '[]' ? undefined : JSON.parse(sent), { shouldDirty: true });
  }, [sent, setValue]);
  const type = (id: string, typed: string) => {
    const next = { ...amounts, [id]: typed };
    setByHand(next);
    setValue('amount', addMoney(...Object.values(next).map(known)), { shouldDirty: true, shouldValidate: true });
  };
  if (rooms.length === 0) return <Box sx={{ color: 'text.secondary' }}>{translate('invoices.allInvoiced')}</Box>;
  return (
    <Box>
      <Box sx={{ display: 'flex', alignItems: 'center', minHeight: 32, color: 'text.secondary', fontSize: 13 }}>
        <Box sx={{ flex: 1 }}>{translate(byHand ? 'invoices.lines.byHand' : 'invoices.lines.inOrder')}</Box>
        {byHand && (
          <Button size="small" onClick={() => setByHand(null)}>
            {translate('invoices.lines.propose')}
          </Button>
        )}
      </Box>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {rooms.map(({ part, room }) => {
          const typed = amounts[part.id] ?? '';
          const tooMuch = isMoney(typed) && compareMoney(typed, room) > 0;
          return (
            <Box
              component="li"
              key={part.id}
              sx={{
                display: 'grid',
                gap: 2,
                alignItems: 'center',
                py: 0.75,
                borderTop: 1,
                borderColor: 'divider',
                gridTemplateColumns: { xs: 'minmax(0, 1fr) 150px', md: 'minmax(0, 1fr) 150px 170px' },
              }}
            >
              <Box sx={{ minWidth: 0 }}>{part.name}</Box>
              <Box sx={{ textAlign: 'right', color: 'text.secondary', display: { xs: 'none', md: 'block' } }}>
                {translate('invoices.lines.room')} <Money value={room} />
              </Box>
              <TextField
                value={typed}
                onChange={(event) => type(part.id, parseMoney(event.target.value))}
                error={tooMuch}
                helperText={tooMuch && translate('invoices.lines.tooMuch')}
                placeholder="0.00"
                slotProps={{
                  input: { startAdornment: <InputAdornment position="start">¥</InputAdornment> },
                  htmlInput: {
                    inputMode: 'decimal',
                    'aria-label': translate('invoices.lines.forPart', { name: part.name }),
                    style: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
                  },
                }}
              />
            </Box>
          );
        })}
      </Box>
    </Box>
  );
};
