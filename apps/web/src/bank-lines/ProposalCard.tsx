import type { BankProposal } from '@keyline/model';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import { DateText, isZero, Money, RecordLink } from '../kit/index.js';
import { MatchBadge } from './MatchBadge.js';

export interface ProposalCardProps {
  proposal: BankProposal;
  /** The first one carries the page's primary button. */
  first: boolean;
  busy: boolean;
  onBook: () => void;
}

/** Whose money it may be, why, and exactly what booking it would settle. */
export const ProposalCard = ({ proposal, first, busy, onBook }: ProposalCardProps) => {
  const translate = useTranslate();
  return (
    <Box component="li" sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 2 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, flexWrap: 'wrap' }}>
        <Box sx={{ flex: 1, minWidth: 160, fontWeight: 600 }}>
          <RecordLink entity="accounts" id={proposal.accountId}>
            {proposal.accountName}
          </RecordLink>
        </Box>
        <MatchBadge proposal={proposal} />
        <Button variant={first ? 'contained' : 'outlined'} disabled={busy} onClick={onBook}>
          {translate('bankLines.book')}
        </Button>
      </Box>
      <Box component="ul" sx={{ my: 1, pl: 2.5, color: 'text.secondary', fontSize: 13 }}>
        {proposal.reasons.map(({ code, text }) => (
          <li key={code}>{text}</li>
        ))}
      </Box>
      <Box component="ul" aria-label={translate('bankLines.settles')} sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {proposal.allocate.map(({ instalmentId, contractNumber, name, dueOn, amount }) => (
          <Box
            component="li"
            key={instalmentId}
            sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, py: 0.75, borderTop: 1, borderColor: 'divider' }}
          >
            <Box component="span" sx={{ flex: '1 1 160px', minWidth: 0 }}>
              {contractNumber} {name}
            </Box>
            <DateText value={dueOn} />
            <Money value={amount} />
          </Box>
        ))}
        {!isZero(proposal.left) && (
          <Box component="li" sx={{ display: 'flex', py: 0.75, borderTop: 1, borderColor: 'divider', color: 'text.secondary' }}>
            <Box component="span" sx={{ flex: 1 }}>
              {translate('bankLines.advance')}
            </Box>
            <Money value={proposal.left} tone="soon" />
          </Box>
        )}
      </Box>
    </Box>
  );
};
