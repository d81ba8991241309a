import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useRef, type TouchEvent } from 'react';
import { useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { EmptyState } from '../kit/index.js';
import { ColumnHead } from './ColumnHead.js';
import { DealCard } from './DealCard.js';
import type { BoardProps } from './DeskBoard.js';

/** A swipe is at least so long, in pixels, and more sideways than down. */
const SWIPE = 56;

/** Calls with +1 for a swipe to the left, -1 for one to the right. */
const useSwipe = (onSwipe: (step: 1 | -1) => void) => {
  const from = useRef<{ x: number; y: number } | null>(null);
  return {
    onTouchStart: ({ touches }: TouchEvent) => {
      const touch = touches[0];
      from.current = touch ? { x: touch.clientX, y: touch.clientY } : null;
    },
    onTouchEnd: ({ changedTouches }: TouchEvent) => {
      const touch = changedTouches[0];
      if (!touch || !from.current) return;
      const across = touch.clientX - from.current.x;
      const down = touch.clientY - from.current.y;
      if (Math.abs(across) > SWIPE && Math.abs(across) > 2 * Math.abs(down)) onSwipe(across < 0 ? 1 : -1);
    },
  };
};

/** The board on the phone: one stage at a time, the next one a swipe away; which one is in the URL. */
export const PhoneBoard = ({ columns, onMove }: BoardProps) => {
  const translate = useTranslate();
  const [search, setSearch] = useSearchParams();
  const index = Math.max(
    0,
    columns.findIndex(({ stage }) => stage === search.get('stage')),
  );
  const column = columns[index];
  const go = (to: number) => {
    const stage = columns[to]?.stage;
    if (!stage) return;
    setSearch(
      (previous) => {
        const next = new URLSearchParams(previous);
        next.set('stage', stage);
        return next;
      },
      { replace: true },
    );
  };
  const swipe = useSwipe((step) => go(index + step));
  if (!column) return null;
  return (
    <>
      <Tabs
        value={index}
        onChange={(_, to: number) => go(to)}
        variant="scrollable"
        scrollButtons={false}
        aria-label={translate('opportunities.stages')}
        sx={{ borderBottom: 1, borderColor: 'divider', mx: -2 }}
      >
        {columns.map(({ stage, count }) => (
          <Tab key={stage} label={`${translate(`enums.stage.${stage}`)} ${count}`} />
        ))}
      </Tabs>
      <Box {...swipe} sx={{ minHeight: '50dvh', touchAction: 'pan-y' }}>
        <Box sx={{ mx: -1.25 }}>
          <ColumnHead column={column} bare />
        </Box>
        {column.cards.map((deal) => (
          <Box key={deal.id} sx={{ mb: 1, border: 1, borderColor: 'divider', borderRadius: 1, bgcolor: 'background.paper' }}>
            <DealCard deal={deal} onMove={onMove} />
          </Box>
        ))}
        {column.cards.length === 0 && <EmptyState title={translate('opportunities.emptyColumn')} compact />}
        {column.count > column.cards.length && (
          <Box sx={{ py: 1, textAlign: 'center', color: 'text.secondary', fontSize: 13 }}>
            {translate('opportunities.unseen', { smart_count: column.count - column.cards.length })}
          </Box>
        )}
      </Box>
    </>
  );
};
