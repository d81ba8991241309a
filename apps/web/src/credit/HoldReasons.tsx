import Box from '@mui/material/Box';
import { exceededBy, tightestLine, type AccountCredit } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { DateText, exactMoney, isZero, Money, OverdueText, RecordLink } from '../kit/index.js';

/** Why a contract of that amount is held, in sentences. */
export const useHoldReasons = (credit: AccountCredit, amount: string): string[] => {
  const translate = useTranslate();
  const { lines, overdueDays, holdDays } = credit;
  const line = tightestLine(lines, amount);
  const over = line ? exceededBy(line, amount) : '0.00';
  return [
    ...(line?.limit != null && !isZero(over)
      ? [
          translate('credit.heldLimit', {
            scope: translate(`credit.scope.${line.scope}`),
            amount: exactMoney(over),
            limit: exactMoney(line.limit),
            exposure: exactMoney(line.exposure),
          }),
        ]
      : []),
    ...(overdueDays > holdDays ? [translate('credit.heldOverdue', { days: overdueDays, holdDays })] : []),
  ];
};

/** The instalments that stand in the way, the longest overdue first. */
export const BlockingList = ({ blocking, limit = 5 }: { blocking: AccountCredit['blocking']; limit?: number }) => (
  <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
    {blocking.slice(0, limit).map((instalment) => (
      <Box
        component="li"
        key={instalment.id}
        sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, py: 0.5, alignItems: 'baseline' }}
      >
        <RecordLink entity="contract" id={instalment.contractId}>
          {instalment.contractNumber}
        </RecordLink>
        <span>{instalment.name}</span>
        <DateText value={instalment.dueOn} short />
        <OverdueText dueOn={instalment.dueOn} soonDays={0} />
        <Box component="span" sx={{ ml: 'auto' }}>
          <Money value={instalment.open} />
        </Box>
      </Box>
    ))}
  </Box>
);
