import type { DeliveryRow } from '@keyline/model';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../data/index.js';

const EVERY_MS = 1000;
/** Still on its way: it waits for its turn, or for another try. */
export const isUnderWay = ({ state }: DeliveryRow): boolean => state === 'waiting' || state === 'sending';

/** A delivery as it stands, looked at again every second while it is on its way. */
export const useDelivery = (id: string | null) => {
  const api = useApi();
  return useQuery({
    queryKey: ['deliveries', 'one', id],
    queryFn: () => api.get<DeliveryRow>(`/deliveries/${id}`),
    enabled: id !== null,
    refetchInterval: ({ state }) => (state.data && !isUnderWay(state.data) ? false : EVERY_MS),
  });
};
