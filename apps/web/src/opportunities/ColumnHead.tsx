import type { BoardColumn } from '@keyline/model';
import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import { EnumLabel, Money } from '../kit/index.js';

/** Stage, number, sum and weighted sum: over all deals of the stage, not only the cards shown. */
export const ColumnHead = ({ column, bare = false }: { column: BoardColumn; bare?: boolean }) => {
  const translate = useTranslate();
  return (
    <Box sx={{ px: 1.25, py: 1, minWidth: 0 }}>
      {!bare && (
        <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 0.75 }}>
          <Box component="h2" sx={{ m: 0, fontSize: 14, fontWeight: 600 }}>
            <EnumLabel enum="stage" value={column.stage} />
          </Box>
          <Box
            component="span"
            sx={{ color: 'text.secondary', fontSize: 13 }}
            aria-label={translate('opportunities.count', { smart_count: column.count })}
          >
            {column.count}
          </Box>
        </Box>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1, fontSize: 13 }}>
        <Money value={column.amount} compact strong />
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {translate('opportunities.weighted')} <Money value={column.weightedAmount} compact />
        </Box>
      </Box>
    </Box>
  );
};
