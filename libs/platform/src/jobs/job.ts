import type { z } from 'zod';

/** A job is a name, a typed payload of ids, and a `run` that may happen twice, half-way or late with the same result. */
export interface JobDefinition<Payload> {
  readonly name: string;
  readonly payload: z.ZodType<Payload>;
  /** How often it is tried before it lands among the dead jobs. */
  readonly attempts: number;
  /** The pause before the second try; it doubles each time. */
  readonly backoffMs: number;
}

/** Declares a job. Its `run` is registered with `JobHandlers.handle` by the module that owns it. */
export const defineJob = <Payload>(
  name: string,
  payload: z.ZodType<Payload>,
  { attempts = 5, backoffMs = 1000 }: { attempts?: number; backoffMs?: number } = {},
): JobDefinition<Payload> => ({
  name,
  payload,
  attempts,
  backoffMs,
});

/** What a running job may tell. */
export interface JobContext {
  readonly jobId: string;
  /** 1 for the first try. */
  readonly attempt: number;
  progress(done: number, total: number): Promise<void>;
}

/** Thrown by a `run` whose work is not to be done yet: it is taken up again after that time, and this was no failed try. */
export class NotYet extends Error {
  constructor(
    readonly delayMs: number,
    why: string,
  ) {
    super(why);
  }
}
export type JobRun<Payload> = (payload: Payload, context: JobContext) => Promise<void>;

/** A job that a scheduler starts: `pattern` is a cron line read in the organisation's time zone. */
export interface Schedule<Payload> {
  readonly job: JobDefinition<Payload>;
  readonly pattern: string;
  readonly payload: Payload;
}
