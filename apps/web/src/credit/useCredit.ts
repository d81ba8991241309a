import type { AccountCredit } from '@keyline/model';
import { useQuery } from '@tanstack/react-query';
import { useApi, useMay } from '../data/index.js';

/** The credit of an account, for those who may read it. @param amount of the contract that is to be made: names who would release it */
export const useCredit = (accountId: string, { enabled = true, amount }: { enabled?: boolean; amount?: string } = {}) => {
  const api = useApi();
  const may = useMay('credit:read');
  return useQuery({
    queryKey: ['accounts', 'credit', accountId, amount],
    queryFn: () => api.get<AccountCredit>(`/accounts/${accountId}/credit`, { amount }),
    enabled: may && enabled,
  });
};
