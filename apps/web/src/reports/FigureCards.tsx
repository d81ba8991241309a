import Box from '@mui/material/Box';
import type { MeasureFigure } from '@keyline/model';
import type { ReactNode } from 'react';
import { MeasureValue, type MeasureWords } from '../measures/index.js';

export interface FigureCard {
  key: string;
  name: ReactNode;
  /** Right of the name: a state, how many people. */
  aside?: ReactNode;
  values: Record<string, MeasureFigure>;
}

export interface FigureCardsProps<Card extends FigureCard> {
  cards: Card[];
  /** The figures of each card, in this order; those that a card lacks are left out. */
  codes: readonly string[];
  measures: MeasureWords;
  /** Opens the rows behind a figure. */
  onOpen: (code: string, card: Card) => void;
}

/** People with a few figures each, for the phone, where a table would have to be pushed sideways. */
export const FigureCards = <Card extends FigureCard>({ cards, codes, measures, onOpen }: FigureCardsProps<Card>) => (
  <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
    {cards.map((card) => (
      <Box component="li" key={card.key} sx={{ px: 2, py: 1.25, borderTop: 1, borderColor: 'divider' }}>
        <Box
          sx={{ display: 'flex', alignItems: 'center', gap: 1, justifyContent: 'space-between', minHeight: 32, fontWeight: 500 }}
        >
          {card.name}
          {card.aside}
        </Box>
        <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(2, minmax(0, 1fr))', columnGap: 2, fontSize: 13 }}>
          {codes
            .filter((code) => code in card.values)
            .map((code) => (
              <Box
                key={code}
                component="button"
                type="button"
                onClick={() => onOpen(code, card)}
                sx={{
                  font: 'inherit',
                  color: 'inherit',
                  border: 0,
                  p: 0,
                  minHeight: 44,
                  bgcolor: 'transparent',
                  display: 'flex',
                  justifyContent: 'space-between',
                  alignItems: 'center',
                  gap: 1,
                }}
              >
                <Box component="span" sx={{ color: 'text.secondary', textAlign: 'left' }}>
                  {measures.nameOf(code)}
                </Box>
                <MeasureValue measure={measures.find(code)} value={card.values[code]} compact quietZero />
              </Box>
            ))}
        </Box>
      </Box>
    ))}
  </Box>
);
