import sql, { empty, type Sql } from 'sql-template-tag';
import type { Actor } from '@keyline/model';

/**
 * The one door to contracts and the money under them: a join placed behind the FROM of every such read.
 * @param accountId the column that holds the account
 * @param contractId the column that holds the contract; null for money that hangs on no contract, which a reviewer does not see
 */
export function contractsDoor(accountId: Sql, contractId: Sql | null): (actor: Actor, now: Date) => Sql {
  return (actor, now) => {
    switch (actor.reach.contracts) {
      case 'everyone':
        return empty;
      case 'reach':
        return sql`join account_reach reach on reach.account_id = ${accountId} and reach.person_id = ${actor.id}::uuid and reach.until > ${now}::timestamptz`;
      case 'in_review':
        return contractId
          ? sql`join contract reviewed on reviewed.id = ${contractId} and (reviewed.state = 'in_review' or exists (
              select 1 from contract_version v where v.contract_id = reviewed.id and v.state = 'in_review'))`
          : sql`join contract reviewed on false`;
      default:
        return sql`join account_reach reach on false`;
    }
  };
}
