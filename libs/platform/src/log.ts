import { pino } from 'pino';

/** Structured lines on stdout. Level from KEYLINE_LOG; the request id is bound by the HTTP layer, the job by the worker. */
export const log = pino({
  level: process.env['KEYLINE_LOG'] || 'info',
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: ['password', '*.password', 'token'],
});
