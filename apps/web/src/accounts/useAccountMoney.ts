import type { AccountMoney } from '@keyline/model';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../data/index.js';

/** The account's money from signing to the bank. Undefined while unknown, or where it is not `shown`. */
export const useAccountMoney = (accountId: string, shown: boolean): AccountMoney | undefined => {
  const api = useApi();
  return useQuery({
    queryKey: ['accounts', 'money', accountId],
    enabled: shown,
    retry: false,
    queryFn: ({ signal }) => api.get<AccountMoney>(`/accounts/${accountId}/money`, {}, signal),
  }).data;
};
