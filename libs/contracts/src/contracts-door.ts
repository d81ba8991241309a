import sql, { empty, raw, type Sql } from 'sql-template-tag';
import { firstCollectedOf, reachedOrCollected } from '@keyline/accounts';
import type { Actor } from '@keyline/model';

/**
 * What of a row is compared with what somebody reaches by collecting: the instalment, the contract of one, or - for what is said about
 * debts - the instalment, or the account when it is said of all that it owes.
 */
export interface Collected {
  readonly by: 'instalment' | 'contract' | 'debt';
  readonly key: Sql;
}

const KEYS: Readonly<Record<Collected['by'], Sql>> = {
  instalment: raw('select account_id, contract_id, instalment_id as key'),
  contract: raw('select distinct account_id, contract_id, contract_id as key'),
  debt: raw('select account_id, contract_id, instalment_id as key'),
};

/** What the actor collects, a row per key: for whose door is narrow anyhow. */
function collectedBy(actor: Actor, { by }: Collected): Sql {
  const mine = sql`from collection_reach where person_id = ${actor.id}::uuid`;
  const keys = sql`${KEYS[by]} ${mine}`;
  return by === 'debt' ? sql`${keys} union select account_id, null, account_id ${mine}` : keys;
}

/** Does the row of `collection_reach` in `reach` open this one, and is it the only one that does? */
function opens(actor: Actor, { by, key }: Collected): Sql {
  switch (by) {
    case 'instalment':
      return sql`reach.instalment_id = ${key}`;
    case 'contract':
      return sql`reach.contract_id = ${key} and ${firstCollectedOf(actor, 'contract_id')}`;
    case 'debt':
      return sql`(reach.instalment_id = ${key} or (reach.account_id = ${key} and ${firstCollectedOf(actor, 'account_id')}))`;
  }
}

const UNDER_REVIEW = sql`select id as contract_id from contract where state = 'in_review' union select contract_id from contract_version where state = 'in_review'`;

/** Contracts that wait for review, and besides what the actor collects. */
function throughReview(actor: Actor, contractId: Sql | null, collected: Collected | null): Sql {
  if (!collected)
    return contractId
      ? sql`join (${UNDER_REVIEW}) reach on reach.contract_id = ${contractId}`
      : sql`join account_reach reach on false`;
  if (!contractId)
    return sql`join (select true as collected, d.key from (${collectedBy(actor, collected)}) d) reach on reach.key = ${collected.key}`;
  return sql`join (
    select reviewed.contract_id, null::uuid as key, false as collected from (${UNDER_REVIEW}) reviewed
    union all
    select d.contract_id, d.key, true from (${collectedBy(actor, collected)}) d
    where not exists (select 1 from (${UNDER_REVIEW}) reviewed where reviewed.contract_id = d.contract_id)
  ) reach on reach.contract_id = ${contractId} and (reach.key is null or reach.key = ${collected.key})`;
}

/**
 * The one door to contracts and the money under them: a join placed behind the FROM of every such read.
 * @param accountId the column that holds the account
 * @param contractId the column that holds the contract; null for money that hangs on no contract, which a reviewer does not see
 * @param collected for what is seen by collecting it, too: then `reach.collected` says whether the row is seen for that alone
 */
export function contractsDoor(
  accountId: Sql,
  contractId: Sql | null,
  collected: Collected | null = null,
): (actor: Actor, now: Date) => Sql {
  return (actor, now) => {
    switch (actor.reach.contracts) {
      case 'everyone':
        return collected ? sql`cross join (select false as collected) reach` : empty;
      case 'reach':
        return collected
          ? reachedOrCollected(actor, now, accountId, opens(actor, collected))
          : sql`join account_reach reach on reach.account_id = ${accountId} and reach.person_id = ${actor.id}::uuid and reach.until > ${now}::timestamptz`;
      case 'in_review':
        return throughReview(actor, contractId, collected);
      default:
        return sql`join (select false as collected) reach on false`;
    }
  };
}
