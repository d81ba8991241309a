import type { BoardColumn, OpenStage, OpportunityRow } from '@keyline/model';
import { addMoney, isOpenStage, STAGE_PROBABILITY, subtractMoney, weightedAmount, type Stage } from '@keyline/model';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../data/index.js';
import type { FilterValues } from '../kit/index.js';

const taken = (column: BoardColumn, deal: OpportunityRow): BoardColumn => ({
  ...column,
  count: column.count - 1,
  amount: subtractMoney(column.amount, deal.amount),
  weightedAmount: subtractMoney(column.weightedAmount, deal.weightedAmount),
  cards: column.cards.filter(({ id }) => id !== deal.id),
});

const given = (column: BoardColumn, deal: OpportunityRow): BoardColumn => ({
  ...column,
  count: column.count + 1,
  amount: addMoney(column.amount, deal.amount),
  weightedAmount: addMoney(column.weightedAmount, deal.weightedAmount),
  cards: [deal, ...column.cards],
});

/** The board as it will look once the server agrees: the card in its new column, both sums right. */
export const withMoved = (columns: BoardColumn[], deal: OpportunityRow, to: Stage): BoardColumn[] => {
  const probability = STAGE_PROBABILITY[to];
  const moved: OpportunityRow = {
    ...deal,
    stage: to,
    probability,
    daysInStage: 0,
    weightedAmount: weightedAmount(deal.amount, probability),
  };
  return columns.map((column) => {
    if (column.stage === deal.stage) return taken(column, deal);
    return column.stage === to ? given(column, moved) : column;
  });
};

export interface Board {
  columns: BoardColumn[] | undefined;
  error: Error | null;
  refetch: () => void;
  /** Shows the card in its new column at once; what it returns takes that back. */
  place: (deal: OpportunityRow, to: Stage) => () => void;
}

/** The open deals by stage, narrowed by the filter of the list. */
export const useBoard = (filter: FilterValues): Board => {
  const api = useApi();
  const client = useQueryClient();
  const key = ['opportunities', 'board', filter];
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.get<BoardColumn[]>('/opportunities/board', { filter: JSON.stringify(filter) }, signal),
    placeholderData: (previous) => previous,
  });
  const place = (deal: OpportunityRow, to: Stage) => {
    const before = client.getQueryData<BoardColumn[]>(key);
    if (before) client.setQueryData(key, withMoved(before, deal, to));
    return () => client.setQueryData(key, before);
  };
  return { columns: data, error, refetch: () => void refetch(), place };
};

/** A column's stage; the two ends of a deal have no column but can be dropped on. */
export type DropStage = OpenStage | 'won' | 'lost';
export const isDropStage = (id: string): id is DropStage => id === 'won' || id === 'lost' || isOpenStage(id as Stage);
