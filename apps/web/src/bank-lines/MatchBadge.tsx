import type { BankProposal } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { Badge } from '../kit/index.js';

const LIKELY = 60;

/** How well the best proposal fits: sure, likely, a hint, or nothing. */
export const MatchBadge = ({ proposal }: { proposal: BankProposal | null }) => {
  const translate = useTranslate();
  if (!proposal) return <Badge>{translate('bankLines.unknown')}</Badge>;
  if (proposal.sure) return <Badge tone="good">{translate('bankLines.sure')}</Badge>;
  return (
    <Badge tone={proposal.score >= LIKELY ? 'info' : 'soon'}>{translate('bankLines.score', { score: proposal.score })}</Badge>
  );
};
