import type { OpportunityRow, Stage } from '@keyline/model';
import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import { Badge, DateText, GradeBadge, Money, OverdueText, PersonName, RecordLink } from '../kit/index.js';
import { MoveMenu } from './MoveMenu.js';

export interface DealCardProps {
  deal: OpportunityRow;
  onMove: (deal: OpportunityRow, to: Stage) => void;
}

/** A deal on the board: what it is worth, when it should close, how long it has stood, whether anything is agreed next. */
export const DealCard = ({ deal, onMove }: DealCardProps) => {
  const translate = useTranslate();
  return (
    <Box sx={{ display: 'grid', gap: 0.5, p: 1.25, fontSize: 13, minWidth: 0 }}>
      <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 0.5 }}>
        <Box sx={{ flex: 1, minWidth: 0, fontSize: 14, lineHeight: 1.4, overflowWrap: 'anywhere' }}>
          <RecordLink entity="opportunities" id={deal.id} quiet>
            {deal.name}
          </RecordLink>
        </Box>
        {deal.can.advance && <MoveMenu deal={deal} onMove={(to) => onMove(deal, to)} />}
      </Box>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.75, color: 'text.secondary', minWidth: 0 }}>
        <GradeBadge grade={deal.accountGrade} />
        <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
          {deal.accountName ?? '—'}
        </Box>
      </Box>
      <Box sx={{ display: 'flex', alignItems: 'baseline', justifyContent: 'space-between', flexWrap: 'wrap', columnGap: 1 }}>
        <Money value={deal.amount} strong />
        <Box component="span" sx={{ color: 'text.secondary', fontSize: 12 }}>
          {translate('opportunities.daysInStage', { smart_count: deal.daysInStage })}
        </Box>
      </Box>
      <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', columnGap: 1, rowGap: 0.5 }}>
        <DateText value={deal.expectedCloseOn} short />
        <OverdueText dueOn={deal.expectedCloseOn} />
      </Box>
      <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', flexWrap: 'wrap', gap: 0.5 }}>
        <Box component="span" sx={{ color: 'text.secondary', fontSize: 12 }}>
          <PersonName name={deal.ownerName} plain />
        </Box>
        {!deal.nextStep && <Badge tone="soon">{translate('opportunities.noNextStep')}</Badge>}
      </Box>
    </Box>
  );
};
