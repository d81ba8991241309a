import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useLocale } from 'react-admin';
import { useApi, useMe } from '../data/index.js';
import { listenToNotices } from './noticeStream.js';

const UNREAD = ['notifications', 'unread-count'] as const;

/** How many notices are unread, live; `latest` is the sentence of the one that just came. */
export const useUnread = (): { count: number; latest: string } => {
  const api = useApi();
  const me = useMe();
  const locale = useLocale();
  const client = useQueryClient();
  const [latest, setLatest] = useState('');
  const { data } = useQuery({
    queryKey: UNREAD,
    queryFn: () => api.get<{ count: number }>('/notifications/unread-count'),
    enabled: me !== undefined,
  });
  const personId = me?.id;
  useEffect(() => {
    if (!personId) return undefined;
    const refresh = () =>
      Promise.all(['notifications', 'tasks'].map((resource) => client.invalidateQueries({ queryKey: [resource] })));
    return listenToNotices({
      personId,
      locale,
      hear: (word) => {
        if (word.word === 'unread') client.setQueryData(UNREAD, { count: word.count });
        else {
          if (word.word === 'notice') setLatest(word.text);
          void refresh();
        }
      },
    });
  }, [personId, locale, client]);
  return { count: data?.count ?? 0, latest };
};
