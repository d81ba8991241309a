import type { DataProvider, GetListParams, GetListResult, Identifier, RaRecord } from 'react-admin';
import { request, requestFile, type RequestOptions } from './http.js';
import {
  ageing,
  measureRows,
  measureValues,
  type AgeingQuery,
  type MeasureRowsQuery,
  type MeasureValuesQuery,
} from './measures.js';

type Query = Record<string, string | number | boolean | undefined>;

/** Builds `?a=1&b=2`, leaving out what is undefined. */
export const toQuery = (query: Query): string => {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) if (value !== undefined) params.set(key, String(value));
  const text = params.toString();
  return text ? `?${text}` : '';
};

/** What a list answer says about itself beside the rows. `capped`: the true total is larger than the one given. */
export interface ListMeta {
  capped: boolean;
}

const withoutEmpty = (filter: Record<string, unknown> = {}): Record<string, unknown> =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined && value !== null && value !== ''));

const listQuery = ({ pagination, sort, filter }: GetListParams): string => {
  const { page = 1, perPage = 25 } = pagination ?? {};
  const start = (page - 1) * perPage;
  return toQuery({
    filter: JSON.stringify(withoutEmpty(filter)),
    range: JSON.stringify([start, start + perPage - 1]),
    // react-admin sorts by id unless told; the server's own order is the better one then.
    sort: sort?.field && sort.field !== 'id' ? JSON.stringify([sort.field, sort.order]) : undefined,
  });
};

const totalOf = (headers: Headers, rows: number): number => {
  const total = Number(headers.get('Content-Range')?.split('/').pop());
  return Number.isFinite(total) ? total : rows;
};

const getList = async <R extends RaRecord>(resource: string, params: GetListParams): Promise<GetListResult<R>> => {
  const { data, headers } = await request<R[]>(`/${resource}${listQuery(params)}`, { signal: params.signal });
  const meta: ListMeta = { capped: headers.get('X-Total-Capped') === 'true' };
  return { data, total: totalOf(headers, data.length), meta };
};

const getMany = async <R extends RaRecord>(resource: string, ids: Identifier[], signal?: AbortSignal) => {
  const filter = JSON.stringify({ id: ids });
  const range = JSON.stringify([0, Math.max(ids.length - 1, 0)]);
  return (await request<R[]>(`/${resource}${toQuery({ filter, range })}`, { signal })).data;
};

/** Only what changed travels, with the version it was read at: two people editing different fields do not overwrite each other. */
const changesOf = (data: Partial<RaRecord>, previous: RaRecord | undefined): Record<string, unknown> => {
  const changed = Object.entries(data).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(previous?.[key]));
  const version = data['version'] ?? previous?.['version'];
  return { ...Object.fromEntries(changed), ...(version === undefined ? {} : { version }) };
};

const update = async <R extends RaRecord>(resource: string, id: Identifier, body: unknown) =>
  (await request<R>(`/${resource}/${encodeURIComponent(String(id))}`, { method: 'PATCH', body })).data;

const remove = async <R extends RaRecord>(resource: string, id: Identifier) =>
  (await request<R | undefined>(`/${resource}/${encodeURIComponent(String(id))}`, { method: 'DELETE' })).data ?? ({ id } as R);

/** What the product asks of the server beyond plain records. */
const beyondRecords = {
  /** POST /api/<resource>/:id/<verb>: a thing that a person does to a record (advance, submit, allocate ...). */
  verb: async <T = RaRecord>(
    resource: string,
    id: Identifier,
    verb: string,
    body: unknown = {},
    options: Pick<RequestOptions, 'idempotencyKey'> = {},
  ) => (await request<T>(`/${resource}/${encodeURIComponent(String(id))}/${verb}`, { method: 'POST', body, ...options })).data,
  /** GET any other path, `/accounts/7/timeline`. */
  get: async <T>(path: string, query: Query = {}, signal?: AbortSignal) =>
    (await request<T>(`${path}${toQuery(query)}`, { signal })).data,
  /** POST any other path. */
  post: async <T>(path: string, body: unknown = {}, options: Pick<RequestOptions, 'idempotencyKey'> = {}) =>
    (await request<T>(path, { method: 'POST', body, ...options })).data,
  /** PUT any other path: puts something in the place of what is there. */
  put: async <T>(path: string, body: unknown) => (await request<T>(path, { method: 'PUT', body })).data,
  /** POST any other path that answers with a file. */
  file: requestFile,
  /** Numbers of the catalogue by person, team or department. */
  measureValues: (query: MeasureValuesQuery) => measureValues(query),
  /** Exactly the records that a number counts. */
  measureRows: (query: MeasureRowsQuery) => measureRows(query),
  /** Receivables by age. */
  ageing: (query: AgeingQuery) => ageing(query),
};

export type KeylineDataProvider = DataProvider & typeof beyondRecords;

/** The server's dialect (simple-rest with versions and problems) as react-admin expects it. */
export const dataProvider: KeylineDataProvider = {
  ...beyondRecords,
  supportAbortSignal: true,
  getList,
  getOne: async (resource, { id, signal }) => ({
    data: (await request<never>(`/${resource}/${encodeURIComponent(String(id))}`, { signal })).data,
  }),
  getMany: async (resource, { ids, signal }) => ({ data: await getMany(resource, ids, signal) }),
  getManyReference: (resource, { target, id, filter, ...params }) =>
    getList(resource, { ...params, filter: { ...filter, [target]: id } }),
  create: async (resource, { data, meta }) => ({
    data: (await request<never>(`/${resource}`, { method: 'POST', body: data, idempotencyKey: meta?.idempotencyKey })).data,
  }),
  update: async (resource, { id, data, previousData }) => ({ data: await update(resource, id, changesOf(data, previousData)) }),
  updateMany: async (resource, { ids, data }) => {
    await Promise.all(ids.map((id) => update(resource, id, data)));
    return { data: ids };
  },
  delete: async (resource, { id }) => ({ data: await remove(resource, id) }),
  deleteMany: async (resource, { ids }) => {
    await Promise.all(ids.map((id) => remove(resource, id)));
    return { data: ids };
  },
};
