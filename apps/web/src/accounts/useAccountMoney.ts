import type { AccountMoney } from '@keyline/model';
import { useQuery } from '@tanstack/react-query';
import { useApi, useMay } from '../data/index.js';

/** The account's money from signing to the bank. Undefined while unknown, or for whom money is not shown. */
export const useAccountMoney = (accountId: string): AccountMoney | undefined => {
  const api = useApi();
  const may = useMay('receivable:read');
  return useQuery({
    queryKey: ['accounts', 'money', accountId],
    enabled: may,
    retry: false,
    queryFn: ({ signal }) => api.get<AccountMoney>(`/accounts/${accountId}/money`, {}, signal),
  }).data;
};
