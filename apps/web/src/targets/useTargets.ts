import type { MeasureValues, Period, PlannedTarget, TargetRow } from '@keyline/model';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useDataProvider, useGetList } from 'react-admin';
import { useApi } from '../data/index.js';

export const keyOf = (personId: string, code: string): string => `${personId}:${code}`;

export interface TargetTable {
  targets: readonly TargetRow[];
  find: (personId: string, code: string) => TargetRow | undefined;
  /** Does a plan in force say it? Then nobody sets it here. */
  isPlanned: (personId: string, code: string) => boolean;
  /** Sets, changes or (null) removes a target. @throws HttpError with the server's words */
  set: (personId: string, code: string, value: string | null) => Promise<void>;
  isPending: boolean;
  error: Error | null;
  refetch: () => void;
}

/** What everybody has reached in the period. */
export const useActuals = (period: Period, codes: string[]): UseQueryResult<MeasureValues> => {
  const api = useApi();
  return useQuery({
    queryKey: ['targets', 'actuals', period.code, codes],
    queryFn: () => api.measureValues({ measures: codes, from: period.start, to: period.end, by: 'person' }),
    placeholderData: (before) => before,
  });
};

/** The targets of a period, and the way to change them. */
export const useTargets = (period: Period): TargetTable => {
  const dataProvider = useDataProvider();
  const api = useApi();
  const { data: planned } = useQuery({
    queryKey: ['targets', 'planned', period.code],
    queryFn: () => api.get<PlannedTarget[]>('/targets/planned', { period: period.code }),
  });
  const locked = planned && new Set(planned.map(({ personId, measure }) => keyOf(personId, measure)));
  const { data, isPending, error, refetch } = useGetList<TargetRow>('targets', {
    filter: { kind: period.kind, period: period.code },
    pagination: { page: 1, perPage: 1000 },
  });
  const targets = data ?? [];
  const byKey = new Map(targets.map((target) => [keyOf(target.personId, target.measure), target]));
  const find = (personId: string, code: string): TargetRow | undefined => byKey.get(keyOf(personId, code));
  return {
    targets,
    find,
    // Until it is known nothing is offered.
    isPlanned: (personId, code) => locked === undefined || locked.has(keyOf(personId, code)),
    set: async (personId, code, value) => {
      const known = find(personId, code);
      if (known && value === null) await dataProvider.delete('targets', { id: known.id });
      else if (known)
        await dataProvider.update('targets', {
          id: known.id,
          data: { value: value ?? known.value, version: known.version },
          previousData: known,
        });
      else if (value !== null)
        await dataProvider.create('targets', { data: { personId, measure: code, period: period.code, value } });
      await refetch();
    },
    isPending,
    error,
    refetch: () => void refetch(),
  };
};
