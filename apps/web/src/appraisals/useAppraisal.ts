import type { AppraisalRecord } from '@keyline/model';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useDataProvider, useNotify } from 'react-admin';
import { useApi } from '../data/index.js';

export interface AppraisalActions {
  judge: (part: Record<string, unknown>) => Promise<void>;
  move: (verb: 'refresh' | 'show' | 'object' | 'sign', body?: Record<string, unknown>) => Promise<void>;
}

export const useAppraisal = (id: string) => {
  const api = useApi();
  return useQuery({ queryKey: ['appraisals', 'form', id], queryFn: () => api.get<AppraisalRecord>(`/appraisals/${id}`) });
};

/** What the two do with a form; whatever is refused is said, and the form read again. */
export const useAppraisalActions = (form: AppraisalRecord): AppraisalActions => {
  const api = useApi();
  const dataProvider = useDataProvider();
  const client = useQueryClient();
  const notify = useNotify();
  const run = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      notify(error instanceof Error ? error.message : 'ra.notification.http_error', { type: 'error' });
      throw error;
    } finally {
      await client.invalidateQueries({ queryKey: ['appraisals'] });
    }
  };
  return {
    judge: (part) =>
      run(() => dataProvider.update('appraisals', { id: form.id, data: { version: form.version, ...part }, previousData: form })),
    move: (verb, body = {}) => run(() => api.verb('appraisals', form.id, verb, { version: form.version, ...body })),
  };
};
