import {
  DragDropContext,
  Draggable,
  Droppable,
  type DragStart,
  type DropResult,
  type ResponderProvided,
} from '@hello-pangea/dnd';
import { canMoveStage, type BoardColumn, type OpportunityRow, type Stage } from '@keyline/model';
import Box from '@mui/material/Box';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { ColumnHead } from './ColumnHead.js';
import { DealCard } from './DealCard.js';
import { isDropStage, type DropStage } from './useBoard.js';

export interface BoardProps {
  columns: BoardColumn[];
  onMove: (deal: OpportunityRow, to: Stage) => void;
}

const DraggableCard = ({ deal, index, onMove }: { deal: OpportunityRow; index: number; onMove: BoardProps['onMove'] }) => (
  <Draggable draggableId={deal.id} index={index} isDragDisabled={!deal.can.advance}>
    {(provided, { isDragging }) => (
      <Box
        ref={provided.innerRef}
        {...provided.draggableProps}
        {...provided.dragHandleProps}
        role="group"
        aria-label={deal.name}
        style={provided.draggableProps.style}
        sx={{
          mb: 1,
          border: 1,
          borderRadius: 1,
          bgcolor: 'background.paper',
          borderColor: isDragging ? 'primary.main' : 'divider',
          '&:focus-visible': { outline: 2, outlineColor: 'primary.main' },
          cursor: deal.can.advance ? 'grab' : 'default',
        }}
      >
        <DealCard deal={deal} onMove={onMove} />
      </Box>
    )}
  </Draggable>
);

/** Why a deal cannot go from there to here, if so: a message key. */
const refusalOf = (from: Stage, to: DropStage): string | undefined => {
  if (from === to || canMoveStage(from, to)) return undefined;
  return to === 'won' ? 'opportunities.refused.won' : 'opportunities.refused.stage';
};

/** A column that the lifted card cannot go to says so, while the card is in the air and when it is dropped there all the same. */
const useRefusal = (lifted: Stage | null, to: DropStage): string | undefined => {
  const translate = useTranslate();
  const refusal = lifted && refusalOf(lifted, to);
  return refusal ? translate(refusal) : undefined;
};

const Column = ({ column, lifted, onMove }: { column: BoardColumn; lifted: Stage | null; onMove: BoardProps['onMove'] }) => {
  const translate = useTranslate();
  const refusal = useRefusal(lifted, column.stage as DropStage);
  const unseen = column.count - column.cards.length;
  return (
    <Box
      component="section"
      sx={{
        display: 'flex',
        flexDirection: 'column',
        minWidth: 0,
        minHeight: 0,
        borderRadius: 1,
        bgcolor: (theme) => theme.tokens.rail,
        border: 1,
        borderColor: 'divider',
      }}
    >
      <ColumnHead column={column} />
      <Droppable droppableId={column.stage}>
        {(provided, { isDraggingOver }) => (
          <Box
            ref={provided.innerRef}
            {...provided.droppableProps}
            sx={{
              flex: 1,
              minHeight: 120,
              overflowY: 'auto',
              px: 1,
              pb: 1,
              opacity: refusal ? 0.45 : 1,
              bgcolor: (theme) => (isDraggingOver && !refusal ? theme.tokens.selected : undefined),
            }}
          >
            {refusal && <Box sx={{ fontSize: 12, color: 'text.secondary', pb: 1 }}>{refusal}</Box>}
            {column.cards.map((deal, index) => (
              <DraggableCard key={deal.id} deal={deal} index={index} onMove={onMove} />
            ))}
            {provided.placeholder}
            {column.cards.length === 0 && (
              <Box sx={{ py: 3, textAlign: 'center', color: 'text.secondary', fontSize: 13 }}>
                {translate('opportunities.emptyColumn')}
              </Box>
            )}
            {unseen > 0 && (
              <Box sx={{ py: 1, textAlign: 'center', color: 'text.secondary', fontSize: 12 }}>
                {translate('opportunities.unseen', { smart_count: unseen })}
              </Box>
            )}
          </Box>
        )}
      </Droppable>
    </Box>
  );
};

const End = ({ stage, lifted }: { stage: 'won' | 'lost'; lifted: Stage | null }) => {
  const translate = useTranslate();
  const refusal = useRefusal(lifted, stage);
  const tone = stage === 'won' ? 'good' : 'bad';
  return (
    <Droppable droppableId={stage}>
      {(provided, { isDraggingOver }) => (
        <Box
          ref={provided.innerRef}
          {...provided.droppableProps}
          sx={{
            flex: 1,
            minHeight: 120,
            borderRadius: 1,
            border: 1,
            borderStyle: 'dashed',
            overflow: 'hidden',
            p: 1,
            display: 'flex',
            flexDirection: 'column',
            alignItems: 'center',
            justifyContent: 'center',
            textAlign: 'center',
            gap: 0.5,
            opacity: refusal ? 0.45 : 1,
            borderColor: (theme) => (lifted && !refusal ? theme.tokens.tones[tone].solid : theme.tokens.hairline),
            bgcolor: (theme) => (isDraggingOver && !refusal ? theme.tokens.tones[tone].soft : undefined),
            color: (theme) => theme.tokens.tones[tone].ink,
          }}
        >
          <Box sx={{ fontWeight: 600 }}>{translate(`enums.stage.${stage}`)}</Box>
          <Box sx={{ fontSize: 12, color: 'text.secondary' }}>{refusal ?? translate('opportunities.dropHere')}</Box>
          <Box sx={{ display: 'none' }}>{provided.placeholder}</Box>
        </Box>
      )}
    </Droppable>
  );
};

/** The board on the desk: drag a card, or lift it with the space bar and carry it with the arrow keys. */
const DeskBoard = ({ columns, onMove }: BoardProps) => {
  const translate = useTranslate();
  const notify = useNotify();
  const [lifted, setLifted] = useState<Stage | null>(null);
  const deals = columns.flatMap(({ cards }) => cards);
  const dealOf = (id: string) => deals.find((deal) => deal.id === id);
  const start = ({ draggableId }: DragStart, { announce }: ResponderProvided) => {
    const deal = dealOf(draggableId);
    setLifted(deal?.stage ?? null);
    announce(translate('opportunities.say.lifted', { name: deal?.name ?? '' }));
  };
  const end = ({ draggableId, destination }: DropResult, { announce }: ResponderProvided) => {
    setLifted(null);
    const deal = dealOf(draggableId);
    const to = destination?.droppableId ?? '';
    if (!deal || !isDropStage(to) || to === deal.stage) return announce(translate('opportunities.say.stayed'));
    const refusal = refusalOf(deal.stage, to);
    if (refusal) {
      announce(translate(refusal));
      return notify(translate('opportunities.refused.drop', { name: deal.name, reason: translate(refusal) }), {
        type: 'warning',
      });
    }
    announce(translate('opportunities.say.dropped', { stage: translate(`enums.stage.${to}`) }));
    return onMove(deal, to);
  };
  return (
    <DragDropContext
      dragHandleUsageInstructions={translate('opportunities.say.howTo')}
      onDragStart={start}
      onDragUpdate={({ destination }, { announce }) =>
        announce(translate(`enums.stage.${destination?.droppableId ?? ''}`, { _: '' }))
      }
      onDragEnd={end}
    >
      <Box
        sx={{
          display: 'grid',
          gap: 1.25,
          gridTemplateRows: 'minmax(0, 1fr)',
          gridTemplateColumns: {
            xs: `repeat(${columns.length}, minmax(184px, 1fr)) 112px`,
            lg: `repeat(${columns.length}, minmax(0, 1fr)) 112px`,
          },
          // A column scrolls down by itself; the board may scroll sideways only where its columns would get too narrow.
          overflowX: { xs: 'auto', lg: 'visible' },
          height: 'calc(100dvh - 236px)',
          minHeight: 420,
        }}
      >
        {columns.map((column) => (
          <Column key={column.stage} column={column} lifted={lifted} onMove={onMove} />
        ))}
        <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.25, minHeight: 0 }}>
          <End stage="won" lifted={lifted} />
          <End stage="lost" lifted={lifted} />
        </Box>
      </Box>
    </DragDropContext>
  );
};

export default DeskBoard;
