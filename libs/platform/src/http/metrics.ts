import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** Prometheus figures of this process. */
export const metrics = new Registry();
collectDefaultMetrics({ register: metrics });

export const requestSeconds = new Histogram({
  name: 'keyline_http_request_seconds',
  help: 'Time to answer a request, by route and status',
  labelNames: ['method', 'route', 'status'] as const,
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  registers: [metrics],
});
export const jobSeconds = new Histogram({
  name: 'keyline_job_seconds',
  help: 'Time a job took, by name and outcome',
  labelNames: ['name', 'outcome'] as const,
  buckets: [0.01, 0.05, 0.25, 1, 5, 30, 120, 600],
  registers: [metrics],
});
