import { expect } from '@playwright/test';
import { until } from './product.mjs';

/** Runs of the weekly reports asked for by that person, in stories where processes and connections come and go. */
export const weeklyRuns = (admin) => ({
  async start(period) {
    const { status, body } = await admin.send('POST', '/api/report-runs', { kind: 'weekly', period });
    expect(status).toBe(202);
    return body.id;
  },
  /** While connections are cut the api may have to say that it cannot answer now; nothing else is forgiven. */
  done: (id) =>
    until(
      async () => {
        const { status, body } = await admin.send('GET', `/api/report-runs/${id}`);
        expect([200, 503]).toContain(status);
        return body.status === 'done';
      },
      'the run to end in spite of all',
      240,
    ),
});
