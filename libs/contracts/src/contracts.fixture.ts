import { expect } from '@jest/globals';
import sql from 'sql-template-tag';
import type { Database } from '@keyline/platform';
import type { ApprovalRecord, ContractRecord } from '@keyline/model';

/** As much of the test kit as is needed here. */
interface Client {
  get<Body>(path: string): Promise<{ body: Body }>;
  post(path: string, body: unknown): Promise<{ status: number; body: unknown }>;
}
interface Product {
  database: Database;
}

/** Does these things to a contract, one after the other, each of which works. */
export async function moved(client: Client, id: string, ...verbs: string[]): Promise<void> {
  for (const verb of verbs) {
    const answer = await client.post(`/api/contracts/${id}/${verb}`, {});
    expect({ verb, status: answer.status, body: answer.status === 200 || answer.body }).toEqual({
      verb,
      status: 200,
      body: true,
    });
  }
}

/** The request about the version of that contract which is under review. */
export async function requestOf(product: Product, contractId: string): Promise<string> {
  const row = await product.database.maybeRow<{ id: string }>(sql`
    select approval_request_id as id from contract_version where contract_id = ${contractId}::uuid and state in ('in_review', 'approved')`);
  return row?.id ?? '';
}

/** The reviewers agree, one after the other. */
export async function approved(product: Product, contractId: string, ...reviewers: Client[]): Promise<void> {
  const request = await requestOf(product, contractId);
  for (const reviewer of reviewers) {
    const { body } = await reviewer.get<ApprovalRecord>(`/api/approvals/${request}`);
    expect(await reviewer.post(`/api/approvals/${request}/approve`, { version: body.version })).toMatchObject({ status: 200 });
  }
}

/** One of the reviewers sends it back. */
export async function returned(product: Product, contractId: string, reviewer: Client, note: string): Promise<void> {
  const request = await requestOf(product, contractId);
  const { body } = await reviewer.get<ApprovalRecord>(`/api/approvals/${request}`);
  expect(await reviewer.post(`/api/approvals/${request}/return`, { version: body.version, note })).toMatchObject({ status: 200 });
}

/** The contract as that person sees it. */
export const seenBy = async (client: Client, id: string): Promise<ContractRecord> =>
  (await client.get<ContractRecord>(`/api/contracts/${id}`)).body;
