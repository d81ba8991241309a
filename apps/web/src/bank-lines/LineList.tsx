import type { BankLineRow } from '@keyline/model';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { useTranslate } from 'react-admin';
import { CardLines, DateText, Money } from '../kit/index.js';
import { MatchBadge } from './MatchBadge.js';

export interface LineListProps {
  lines: readonly BankLineRow[];
  chosen: string | null;
  onChoose: (id: string) => void;
}

/** The lines as cards to choose from: payer and sum, whose money it may be, day and purpose. */
export const LineList = ({ lines, chosen, onChoose }: LineListProps) => {
  const translate = useTranslate();
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {lines.map((line) => (
        <Box component="li" key={line.id} sx={{ borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}>
          <ButtonBase
            onClick={() => onChoose(line.id)}
            aria-current={line.id === chosen}
            sx={{
              display: 'block',
              width: '100%',
              textAlign: 'left',
              px: 2,
              py: 1.25,
              bgcolor: line.id === chosen ? 'action.selected' : undefined,
              '&:hover': { bgcolor: 'action.hover' },
            }}
          >
            <CardLines
              title={line.payerName ?? translate('bankLines.noPayer')}
              badge={<Money value={line.amount} strong />}
              facts={
                line.state === 'open' ? (
                  <>
                    <MatchBadge proposal={line.best} />
                    {line.best && <span>{line.best.accountName}</span>}
                  </>
                ) : (
                  <span>{line.accountName ?? line.ignoredReason}</span>
                )
              }
              next={
                <>
                  <DateText value={line.bookedOn} />
                  <Box
                    component="span"
                    sx={{ minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', maxWidth: '100%' }}
                  >
                    {line.purpose}
                  </Box>
                </>
              }
            />
          </ButtonBase>
        </Box>
      ))}
    </Box>
  );
};
