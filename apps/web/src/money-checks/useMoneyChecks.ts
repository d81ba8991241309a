import type { MoneyCheckInfo, MoneyCheckResult } from '@keyline/model';
import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../data/index.js';

const KEY = 'money-checks';

/** All checks with how each came out; they run one after the other's answer, so that a page shows them one by one. */
export function useMoneyChecks() {
  const api = useApi();
  const client = useQueryClient();
  const list = useQuery({ queryKey: [KEY], queryFn: () => api.get<MoneyCheckInfo[]>('/money-checks') });
  const checks = list.data ?? [];
  const results = useQueries({
    queries: checks.map(({ code }) => ({
      queryKey: [KEY, code],
      queryFn: () => api.post<MoneyCheckResult>(`/money-checks/${code}/run`),
      retry: false,
    })),
  });
  return {
    list,
    lines: checks.map((check, index) => ({ check, result: results[index] })),
    again: () => client.invalidateQueries({ queryKey: [KEY] }),
  };
}
