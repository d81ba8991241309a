import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Actor } from '@keyline/model';
import { SESSION_COOKIE } from '@keyline/platform';

/** An answer as a caller sees it. `body` is what the endpoint says it is; tests name the type they expect. */
export interface Answer<Body = unknown> {
  status: number;
  body: Body;
  /** The answer as it came: of a file, the file. */
  bytes: Buffer;
  headers: Readonly<Record<string, string | string[] | number | undefined>>;
}
interface ListOptions {
  filter?: Record<string, unknown>;
  sort?: unknown;
  range?: [number, number];
}
interface CallOptions {
  headers?: Record<string, string>;
}

/** A signed-in person (or nobody) speaking HTTP to the product. */
export class Client {
  constructor(
    private readonly app: NestFastifyApplication,
    private readonly signedIn: Actor | null,
    private readonly token: string | null,
  ) {}

  /** Who this is. @throws Error for nobody. */
  get actor(): Actor {
    if (!this.signedIn) throw new Error('nobody is signed in');
    return this.signedIn;
  }
  get id(): string {
    return this.actor.id;
  }

  /** The header that proves it, for a connection of one's own. */
  get cookie(): string {
    return `${SESSION_COOKIE}=${this.token ?? ''}`;
  }

  get<Body = unknown>(path: string, options: CallOptions = {}): Promise<Answer<Body>> {
    return this.call<Body>('GET', path, undefined, options);
  }

  /** A page of a resource, with its total from Content-Range. */
  async list<Row = Record<string, unknown>>(
    resource: string,
    { filter = {}, sort, range = [0, 24] }: ListOptions = {},
  ): Promise<Answer<Row[]> & { total: number }> {
    const query = new URLSearchParams({ filter: JSON.stringify(filter), range: JSON.stringify(range) });
    if (sort) query.set('sort', JSON.stringify(sort));
    const answer = await this.get<Row[]>(`/api/${resource}?${query.toString()}`);
    return { ...answer, total: Number(String(answer.headers['content-range'] ?? '').split('/')[1] ?? Number.NaN) };
  }

  post<Body = unknown>(path: string, body?: unknown, options: CallOptions = {}): Promise<Answer<Body>> {
    return this.call<Body>('POST', path, body, options);
  }
  patch<Body = unknown>(path: string, body?: unknown, options: CallOptions = {}): Promise<Answer<Body>> {
    return this.call<Body>('PATCH', path, body, options);
  }
  put<Body = unknown>(path: string, body?: unknown, options: CallOptions = {}): Promise<Answer<Body>> {
    return this.call<Body>('PUT', path, body, options);
  }
  delete<Body = unknown>(path: string, options: CallOptions = {}): Promise<Answer<Body>> {
    return this.call<Body>('DELETE', path, undefined, options);
  }

  /** A raw payload: multipart, broken JSON, whatever a stranger may send. */
  async send<Body = unknown>(
    method: 'POST' | 'PUT' | 'PATCH',
    path: string,
    payload: string | Buffer,
    headers: Record<string, string>,
  ): Promise<Answer<Body>> {
    return this.inject<Body>(method, path, payload, headers);
  }

  private call<Body>(
    method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    path: string,
    body: unknown,
    { headers = {} }: CallOptions,
  ): Promise<Answer<Body>> {
    return this.inject<Body>(method, path, body === undefined ? undefined : JSON.stringify(body), {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    });
  }

  private async inject<Body>(
    method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    url: string,
    payload: string | Buffer | undefined,
    headers: Record<string, string>,
  ): Promise<Answer<Body>> {
    const response = await this.app.inject({
      method,
      url,
      headers: { ...(this.token ? { cookie: `${SESSION_COOKIE}=${this.token}` } : {}), ...headers },
      ...(payload === undefined ? {} : { payload }),
    });
    const json = String(response.headers['content-type'] ?? '').includes('json');
    return {
      status: response.statusCode,
      headers: response.headers,
      bytes: response.rawPayload,
      body: (json && response.payload ? JSON.parse(response.payload) : response.payload) as Body,
    };
  }
}
