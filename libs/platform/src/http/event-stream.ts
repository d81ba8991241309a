import type { FastifyReply } from 'fastify';

/** Who does not read on is hung up on, and comes back later. */
const MOST_UNHEARD_BYTES = 256 * 1024;

/**
 * One browser's open ear (server-sent events): a response that stays open and gets lines as things happen. Never compressed, never
 * kept by a proxy on the way.
 */
export class EventStream {
  private readonly ended: (() => void)[] = [];

  private constructor(private readonly reply: FastifyReply) {
    reply.raw.once('close', () => this.ended.forEach((hook) => hook()));
  }

  /** Takes the reply over; from now on only the stream writes to it. */
  static open(reply: FastifyReply): EventStream {
    reply.hijack();
    const stream = new EventStream(reply);
    for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) reply.raw.setHeader(name, value);
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
      connection: 'close', // a line that has ended is of no further use; kept, it would hold up the shutdown
    });
    reply.raw.write('retry: 2000\n\n');
    return stream;
  }

  /** Something happened. The browser names the last `id` that it heard when it comes back after a break. */
  send(event: string, data: unknown, id?: string): void {
    this.write(`${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  /** Keeps the line from being taken for dead. */
  beat(): void {
    this.write(': still here\n\n');
  }

  end(): void {
    if (!this.reply.raw.writableEnded) this.reply.raw.end();
  }

  /** Runs once when either side has gone. */
  onEnd(hook: () => void): void {
    this.ended.push(hook);
  }

  private write(text: string): void {
    const { raw } = this.reply;
    if (raw.writableEnded || raw.destroyed) return;
    if (raw.writableLength > MOST_UNHEARD_BYTES) raw.destroy();
    else raw.write(text);
  }
}
