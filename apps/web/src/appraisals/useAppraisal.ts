import type { AppraisalRecord } from '@keyline/model';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useDataProvider, useNotify } from 'react-admin';
import { useApi } from '../data/index.js';

interface Deeds {
  judge: (part: Record<string, unknown>) => Promise<void>;
  move: (verb: 'refresh' | 'show' | 'object' | 'sign', body?: Record<string, unknown>) => Promise<void>;
}
export interface AppraisalActions extends Deeds {
  /** For forms, which say themselves what was refused. */
  inForm: Deeds;
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
    } finally {
      await client.invalidateQueries({ queryKey: ['appraisals'] });
    }
  };
  const inForm: Deeds = {
    judge: (part) =>
      run(() => dataProvider.update('appraisals', { id: form.id, data: { version: form.version, ...part }, previousData: form })),
    move: (verb, body = {}) => run(() => api.verb('appraisals', form.id, verb, { version: form.version, ...body })),
  };
  const told = async (deed: Promise<void>): Promise<void> => {
    try {
      await deed;
    } catch (error) {
      notify(error instanceof Error ? error.message : 'ra.notification.http_error', { type: 'error' });
      throw error;
    }
  };
  return { inForm, judge: (part) => told(inForm.judge(part)), move: (verb, body) => told(inForm.move(verb, body)) };
};
