import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import sql from 'sql-template-tag';
import { addDays, wallInstant } from '@keyline/model';
import { Database, type FixedClock, Identity, JobHandlers, SESSION_COOKIE } from '@keyline/platform';
import { dateOf, dayOf, workdayUpTo } from '../days.js';

/** A point in the past of the company: so many working days ago, at that time of the day. */
export type Moment = readonly [ago: number, time: string];

const DEVICE = { userAgent: 'demo', ip: '127.0.0.1' };

/** The product with its clock in the hands of the story: what happens on it happens through the API, as that person, at that moment. */
export class Stage {
  /** The day on which the story is told. */
  readonly today: string;
  private readonly opened: Date;

  constructor(
    private readonly app: NestFastifyApplication,
    private readonly clock: FixedClock,
  ) {
    this.today = clock.today();
    this.opened = clock.now();
  }

  get database(): Database {
    return this.app.get(Database);
  }

  /** The day so many days from today; negative is past. */
  day(offset: number): string {
    return addDays(this.today, offset);
  }

  /** So many working days before today; 0 is today, or the last working day up to it. */
  workday(ago: number): string {
    let day = workdayUpTo(dayOf(this.today));
    for (let left = ago; left > 0; left -= 1) day = workdayUpTo(day - 1);
    return dateOf(day);
  }

  /** Moves the product there; never beyond the present. */
  goTo([ago, time]: Moment): void {
    const [hours = 9, minutes = 0] = time.split(':').map(Number);
    const then = wallInstant(this.clock.timeZone, this.workday(ago), hours * 60 + minutes);
    this.clock.moveTo(new Date(Math.min(then.getTime(), this.opened.getTime())));
  }

  /** Back to the present; the sessions that the story opened are closed. */
  async leave(): Promise<void> {
    this.clock.moveTo(this.opened);
    await this.database.execute(sql`delete from session where user_agent = ${DEVICE.userAgent}::text`);
  }

  /** Somebody of the company, signed in at this moment. @throws Error when nobody has that user name */
  async as(username: string): Promise<Player> {
    const found = await this.database.maybeRow<{ id: string }>(
      sql`select person_id as id from credential where username = ${username}::text`,
    );
    if (!found) throw new Error(`nobody signs in as ${username}`);
    return this.asPerson(found.id);
  }

  async asPerson(id: string): Promise<Player> {
    const { token } = await this.app.get(Identity).openSession(id, DEVICE);
    return new Player(this.app, id, token);
  }

  /** Runs a job once, as the worker would at this moment. */
  async run(name: string, payload: unknown = {}): Promise<void> {
    const context = { jobId: `demo/${name}`, attempt: 1, progress: () => Promise.resolve() };
    await this.app.get(JobHandlers).run(name, payload, context);
  }
}

/** One person of the company at the product. */
export class Player {
  constructor(
    private readonly app: NestFastifyApplication,
    readonly id: string,
    private readonly token: string,
  ) {}

  get<Body>(path: string): Promise<Body> {
    return this.call<Body>('GET', path);
  }

  post<Body>(path: string, body: unknown = {}): Promise<Body> {
    return this.call<Body>('POST', path, JSON.stringify(body), { 'content-type': 'application/json' });
  }

  patch<Body>(path: string, body: unknown): Promise<Body> {
    return this.call<Body>('PATCH', path, JSON.stringify(body), { 'content-type': 'application/json' });
  }

  put<Body>(path: string, body: unknown): Promise<Body> {
    return this.call<Body>('PUT', path, JSON.stringify(body), { 'content-type': 'application/json' });
  }

  list<Row>(resource: string, filter: object, most = 25, sort?: readonly [string, 'ASC' | 'DESC']): Promise<Row[]> {
    const query = new URLSearchParams({ filter: JSON.stringify(filter), range: JSON.stringify([0, most - 1]) });
    if (sort) query.set('sort', JSON.stringify(sort));
    return this.get<Row[]>(`/api/${resource}?${query.toString()}`);
  }

  /** Sends a file with fields beside it. */
  upload<Body>(path: string, fields: Readonly<Record<string, string>>, name: string, type: string, bytes: Buffer): Promise<Body> {
    const boundary = 'keyline-demo-boundary';
    const field = ([key, value]: [string, string]) =>
      `--${boundary}\r\ncontent-disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`;
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`;
    const payload = Buffer.concat([
      Buffer.from(Object.entries(fields).map(field).join('') + head),
      bytes,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]);
    return this.call<Body>('POST', path, payload, { 'content-type': `multipart/form-data; boundary=${boundary}` });
  }

  private async call<Body>(
    method: 'GET' | 'POST' | 'PATCH' | 'PUT',
    url: string,
    payload?: string | Buffer,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Body> {
    const answer = await this.app.inject({
      method,
      url,
      headers: { cookie: `${SESSION_COOKIE}=${this.token}`, 'accept-language': 'zh-CN', ...headers },
      ...(payload === undefined ? {} : { payload }),
    });
    if (answer.statusCode >= 400) throw new Error(`${method} ${url}: ${answer.statusCode} ${answer.payload.slice(0, 600)}`);
    return (String(answer.headers['content-type']).includes('json') ? JSON.parse(answer.payload) : undefined) as Body;
  }
}
