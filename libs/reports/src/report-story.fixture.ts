import type { ReportRecord, ReportRow, ReportRunRow } from '@keyline/model';
import type { Client, Product } from '@keyline/testing';

/** Sunday night is over: Monday of week 48, nine in the morning in Shanghai. */
export const MONDAY = '2026-11-23T09:00:00+08:00';

/** Asks for a run and works it off, as the worker would. */
export async function makeReports(product: Product, by: Client, period: string): Promise<ReportRunRow> {
  const kind = period.includes('W') ? 'weekly' : 'monthly';
  const run = await by.post<ReportRunRow>('/api/report-runs', { kind, period });
  if (run.status !== 202) throw new Error(`run refused: ${JSON.stringify(run.body)}`);
  await product.runJob('reports.make-period', { runId: run.body.id });
  return (await by.get<ReportRunRow>(`/api/report-runs/${run.body.id}`)).body;
}

/** One's own report of a period. @throws Error when there is none. */
export async function ownReport(client: Client, period: string): Promise<ReportRecord> {
  const { body } = await client.list<ReportRow>('reports', { filter: { mine: true, period } });
  const [row] = body;
  if (!row) throw new Error(`no report for ${period}`);
  return (await client.get<ReportRecord>(`/api/reports/${row.id}`)).body;
}

/** The value of one figure. */
export const figure = (report: Pick<ReportRecord, 'facts'>, measure: string): string | undefined =>
  report.facts.find((fact) => fact.measure === measure)?.value;
