import {
  AGEING_BUCKETS,
  AGEING_CUTS,
  NO_KEY,
  type AgeingBucket,
  type AgeingCut,
  type AgeingPart,
  type AgeingReport,
  type AgeingRow,
  type InstalmentRow,
  type ReceivableFigure,
  type ReceivableFigureRow,
  type ReceivableFigures,
} from '@keyline/model';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router-dom';
import { useApi, useToday, type DrillRow, type KeylineDataProvider } from '../data/index.js';

/** What the page looks at; all of it in the URL. */
export interface ReceivablesView {
  asOf: string;
  by: AgeingCut;
  bucket: AgeingBucket | null;
  /** Sets part of it; null takes a part out of the URL. */
  change: (part: Partial<Record<'asOf' | 'by' | 'bucket', string | null>>) => void;
}

const oneOf = <T extends string>(values: readonly T[], given: string | null): T | null =>
  values.find((value) => value === given) ?? null;

export const useReceivablesView = (): ReceivablesView => {
  const today = useToday();
  const [search, setSearch] = useSearchParams();
  const asOf = search.get('asOf');
  return {
    asOf: asOf && /^\d{4}-\d{2}-\d{2}$/.test(asOf) ? asOf : today,
    by: oneOf(AGEING_CUTS, search.get('by')) ?? 'account',
    bucket: oneOf(AGEING_BUCKETS, search.get('bucket')),
    change: (part) =>
      setSearch(
        (previous) => {
          const next = new URLSearchParams(previous);
          for (const [key, value] of Object.entries(part)) {
            if (value === null || value === undefined) next.delete(key);
            else next.set(key, value);
          }
          return next;
        },
        { replace: true },
      ),
  };
};

/** The ageing report as of a day, cut one way. */
export const useAgeing = ({ asOf, by }: Pick<ReceivablesView, 'asOf' | 'by'>) => {
  const api = useApi();
  return useQuery({
    queryKey: ['receivables', 'ageing', asOf, by],
    queryFn: ({ signal }) => api.get<AgeingReport>('/receivables/ageing', { asOf, by }, signal),
    placeholderData: (previous) => previous,
  });
};

/** Which figure is opened: a row by its key, a column by its bucket; without either, all of it. */
export interface Figure {
  asOf: string;
  by: AgeingCut;
  key?: string | null;
  bucket?: AgeingBucket | null;
  only?: AgeingPart;
}

/** The key of a row, also of the one that holds what has none. */
export const rowKey = ({ key }: AgeingRow): string => key ?? NO_KEY;

/** As many instalments as one answer may hold. */
const MOST = 1000;

/** Exactly the instalments that a figure counts, oldest first. */
export const figureRows = (api: KeylineDataProvider, { asOf, by, key, bucket, only }: Figure): Promise<InstalmentRow[]> =>
  api.get<InstalmentRow[]>('/receivables/rows', {
    asOf,
    by,
    key: key ?? undefined,
    bucket: bucket ?? undefined,
    only,
    range: JSON.stringify([0, MOST - 1]),
    sort: '["dueOn","ASC"]',
  });

/** An instalment as a row of the drawer behind a figure. */
export const asDrillRow = (part: InstalmentRow): DrillRow => ({
  entity: 'instalments',
  id: part.id,
  label: `${part.contractNumber} ${part.name}`,
  accountName: part.accountName,
  on: part.dueOn,
  amount: part.open,
});

/** The figures asked for over a range of days, added up by the server. */
export const useFigures = (figures: readonly ReceivableFigure[], from: string, to: string) => {
  const api = useApi();
  return useQuery({
    queryKey: ['receivables', 'figures', figures, from, to],
    queryFn: ({ signal }) => api.get<ReceivableFigures>('/receivables/figures', { figures: figures.join(','), from, to }, signal),
    placeholderData: (previous) => previous,
  });
};

/** Exactly the records that a figure counts, in the order of their days. */
export const receivableFigureRows = (
  api: KeylineDataProvider,
  figure: ReceivableFigure,
  from: string,
  to: string,
): Promise<ReceivableFigureRow[]> =>
  api.get<ReceivableFigureRow[]>('/receivables/figures/rows', { figure, from, to, range: JSON.stringify([0, MOST - 1]) });
