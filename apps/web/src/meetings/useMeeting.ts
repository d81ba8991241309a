import type { MeetingItem, MeetingRecord } from '@keyline/model';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useDataProvider, useNotify } from 'react-admin';
import { useApi } from '../data/index.js';

export const useMeeting = (id: string) => {
  const api = useApi();
  return useQuery({ queryKey: ['meetings', 'record', id], queryFn: () => api.get<MeetingRecord>(`/meetings/${id}`) });
};

/** What is done to a meeting; whatever is refused is said, and the meeting read again. */
export const useMeetingActions = (meeting: MeetingRecord) => {
  const api = useApi();
  const dataProvider = useDataProvider();
  const client = useQueryClient();
  const notify = useNotify();
  const key = ['meetings', 'record', meeting.id];
  const run = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      notify(error instanceof Error ? error.message : 'ra.notification.http_error', { type: 'error' });
      throw error;
    } finally {
      await client.invalidateQueries({ queryKey: ['meetings'] });
    }
  };
  const part = (kind: 'items' | 'decisions') => `meetings/${meeting.id}/${kind}`;
  return {
    edit: (data: Record<string, unknown>) =>
      run(() =>
        dataProvider.update('meetings', {
          id: meeting.id,
          data: { ...data, version: meeting.version },
          previousData: { id: meeting.id },
        }),
      ),
    verb: (verb: 'refresh' | 'hold', body: Record<string, unknown> = {}) =>
      run(() => api.verb('meetings', meeting.id, verb, body)),
    cancel: () => run(() => dataProvider.delete('meetings', { id: meeting.id })),
    addItem: (title: string) => run(() => api.post(`/${part('items')}`, { title })),
    note: (item: MeetingItem, note: string) =>
      run(() =>
        dataProvider.update(part('items'), {
          id: item.id,
          data: { note, version: item.version },
          previousData: { id: item.id },
        }),
      ),
    removeItem: (id: string) => run(() => dataProvider.delete(part('items'), { id })),
    removeDecision: (id: string) => run(() => dataProvider.delete(part('decisions'), { id })),
    /** The new order is shown at once; should the server refuse it, the old one comes back. */
    reorder: (items: MeetingItem[]) => {
      client.setQueryData<MeetingRecord>(key, (shown) => shown && { ...shown, items });
      return run(() => api.verb('meetings', meeting.id, 'reorder', { itemIds: items.map(({ id }) => id) }));
    },
  };
};
export type MeetingActions = ReturnType<typeof useMeetingActions>;
