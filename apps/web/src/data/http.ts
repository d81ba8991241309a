import { HttpError } from 'react-admin';

/** What the server sends as `application/problem+json` (RFC 9457). */
export interface Problem {
  type?: string;
  title?: string;
  status: number;
  code?: string;
  detail?: string;
  errors?: Record<string, string>;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface RequestOptions {
  method?: Method;
  body?: unknown;
  /** Lets a phone send the same write twice without doing it twice. */
  idempotencyKey?: string;
  signal?: AbortSignal;
}

export interface ApiResponse<T> {
  data: T;
  headers: Headers;
  status: number;
}

let language = 'zh-CN';

/** Tells the server, from now on, in which language to answer. Called by the i18n provider. */
export const setRequestLanguage = (locale: string): void => {
  language = locale;
};

const isForm = (body: unknown): body is FormData => typeof FormData !== 'undefined' && body instanceof FormData;

const toHeaders = ({ body, idempotencyKey }: RequestOptions): Headers => {
  const headers = new Headers({ Accept: 'application/json', 'Accept-Language': language });
  if (body !== undefined && !isForm(body)) headers.set('Content-Type', 'application/json');
  if (idempotencyKey) headers.set('Idempotency-Key', idempotencyKey);
  return headers;
};

const readBody = async (response: Response): Promise<unknown> => {
  const text = await response.text();
  if (!text) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** Turns a problem into the error that react-admin shows beside the inputs (`body.errors`) and in the notice (`message`). */
const toError = (status: number, body: unknown): HttpError => {
  const problem: Problem = typeof body === 'object' && body !== null ? { status, ...body } : { status };
  return new HttpError(problem.detail ?? problem.title ?? 'ra.notification.http_error', status, problem);
};

/** @throws HttpError status 0 when there is no network. */
const send = async (path: string, options: RequestOptions): Promise<Response> => {
  const { method = 'GET', body, signal } = options;
  try {
    return await fetch(`/api${path}`, {
      method,
      headers: toHeaders(options),
      body: body === undefined ? undefined : isForm(body) ? body : JSON.stringify(body),
      credentials: 'same-origin',
      signal,
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new HttpError('ra.notification.offline', 0, { status: 0, code: 'offline' });
  }
};

/**
 * The only way to the server. `path` starts after `/api`.
 * @throws HttpError with the problem as `body`; status 0 when there is no network.
 */
export const request = async <T>(path: string, options: RequestOptions = {}): Promise<ApiResponse<T>> => {
  const response = await send(path, options);
  const data = await readBody(response);
  if (!response.ok) throw toError(response.status, data);
  return { data: data as T, headers: response.headers, status: response.status };
};

/** POST that is answered with a file. @throws HttpError as `request` does. */
export const requestFile = async (path: string, body: unknown = {}): Promise<Blob> => {
  const response = await send(path, { method: 'POST', body });
  if (!response.ok) throw toError(response.status, await readBody(response));
  return response.blob();
};

/** The stable `code` of a failed request, to decide on (never decide on its words). */
export const problemOf = (error: unknown): Problem | undefined =>
  error instanceof HttpError ? { ...(error.body as object), status: error.status } : undefined;
