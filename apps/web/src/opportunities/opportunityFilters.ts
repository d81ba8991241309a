import { FORECAST_CATEGORIES, STAGES } from '@keyline/model';
import { useMe, useToday } from '../data/index.js';
import type { FilterSpec, SavedView } from '../kit/index.js';

const field = (name: string): string => `resources.opportunities.fields.${name}`;

/** What the board and the list can both be narrowed by. */
export const dealFilters: FilterSpec[] = [
  { kind: 'person', source: 'ownerId', label: field('ownerName') },
  { kind: 'account', source: 'accountId', label: field('accountName') },
  { kind: 'moneyRange', source: 'amount', label: field('amount') },
  { kind: 'dateRange', source: 'expectedCloseOn', label: field('expectedCloseOn') },
  {
    kind: 'enum',
    source: 'forecastCategory',
    label: field('forecastCategory'),
    enum: 'forecastCategory',
    values: FORECAST_CATEGORIES,
  },
  { kind: 'flag', source: 'noNextStep', label: 'opportunities.view.noNextStep' },
  { kind: 'flag', source: 'stalled', label: 'opportunities.view.stalled' },
];

/** The stage is a column of the board and a condition of the list. */
export const listFilters: FilterSpec[] = [
  { kind: 'enum', source: 'stage', label: field('stage'), enum: 'stage', values: STAGES },
  ...dealFilters,
];

const lastDayOf = (day: string): string => {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
};

export const useBoardViews = (): SavedView[] => {
  const me = useMe();
  return [
    { key: 'all', label: 'opportunities.view.all', filter: {} },
    ...(me ? [{ key: 'mine', label: 'opportunities.view.mine', filter: { ownerId: me.id } }] : []),
  ];
};

export const useListViews = (): SavedView[] => {
  const me = useMe();
  const today = useToday();
  return [
    { key: 'open', label: 'opportunities.view.open', filter: { open: true } },
    ...(me ? [{ key: 'mine', label: 'opportunities.view.mine', filter: { open: true, ownerId: me.id } }] : []),
    {
      key: 'closing',
      label: 'opportunities.view.closing',
      filter: { open: true, expectedCloseOn_gte: `${today.slice(0, 7)}-01`, expectedCloseOn_lte: lastDayOf(today) },
      sort: { field: 'expectedCloseOn', order: 'ASC' },
    },
    { key: 'stalled', label: 'opportunities.view.stalled', filter: { stalled: true } },
    { key: 'noNextStep', label: 'opportunities.view.noNextStep', filter: { noNextStep: true } },
    { key: 'won', label: 'opportunities.view.won', filter: { stage: 'won' }, sort: { field: 'closedOn', order: 'DESC' } },
    { key: 'lost', label: 'opportunities.view.lost', filter: { stage: 'lost' }, sort: { field: 'closedOn', order: 'DESC' } },
  ];
};
