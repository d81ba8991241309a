import type { ReportKind, ReportRuleRow } from '@keyline/model';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../data/index.js';

/** The kinds of report that somebody owes, as the organisation has decided; weeks and months until that is known. */
export const useReportKinds = (): ReportKind[] => {
  const api = useApi();
  const { data } = useQuery({ queryKey: ['report-rules'], queryFn: () => api.get<ReportRuleRow[]>('/report-rules') });
  return data ? data.filter(({ roles }) => roles.length > 0).map(({ kind }) => kind) : ['weekly', 'monthly'];
};
