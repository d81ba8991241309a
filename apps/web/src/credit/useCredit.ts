import type { AccountCredit } from '@keyline/model';
import { useQuery } from '@tanstack/react-query';
import { useApi, useMay } from '../data/index.js';

/** The credit of an account, for those who may read it. */
export const useCredit = (accountId: string, enabled = true) => {
  const api = useApi();
  const may = useMay('credit:read');
  return useQuery({
    queryKey: ['accounts', 'credit', accountId],
    queryFn: () => api.get<AccountCredit>(`/accounts/${accountId}/credit`),
    enabled: may && enabled,
  });
};
