import { useQuery } from '@tanstack/react-query';
import { useMe } from './useMe.js';

const storeOf = (personId: string, name: string): string => `keyline.remembered.${personId}.${name}`;

const recall = <T>(store: string): T | undefined => {
  try {
    return (JSON.parse(localStorage.getItem(store) ?? 'null') as T | null) ?? undefined;
  } catch {
    return undefined;
  }
};

/**
 * Asks the server, and keeps the answer on this device (until sign-out) for when there is no network. The last answer is there at once;
 * `isPending` only when there never was one.
 */
export const useRemembered = <T>(name: string, ask: (personId: string) => Promise<T>) => {
  const personId = useMe()?.id;
  const store = storeOf(personId ?? '', name);
  return useQuery({
    queryKey: ['visits', 'remembered', personId, name],
    enabled: Boolean(personId),
    initialData: () => recall<T>(store),
    initialDataUpdatedAt: 0,
    retry: false,
    queryFn: async () => {
      const answer = await ask(personId ?? '');
      localStorage.setItem(store, JSON.stringify(answer));
      return answer;
    },
  });
};
