import { useGetList, type RaRecord } from 'react-admin';

/** How many records of the list the server counts under that filter; undefined while it is asked. */
export const useCount = (resource: string, filter: Record<string, unknown>): number | undefined =>
  useGetList<RaRecord>(resource, { filter, pagination: { page: 1, perPage: 1 }, meta: { rows: true } }).total;
