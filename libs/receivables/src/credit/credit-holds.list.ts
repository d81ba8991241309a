import sql, { type Sql } from 'sql-template-tag';
import { contractsDoor } from '@keyline/contracts';
import { CONTRACT_STATES, CREDIT_RELEASE_STATES, type LocalDate } from '@keyline/model';
import { column, shown, type ListSpec } from '@keyline/platform';
import { customerDoor } from '@keyline/accounts';
import { creditLines, oldestDebt } from './credit.queries.js';

/** Does a release let the contract `c` through that day? `letsThrough` of the model, in SQL. */
const isReleased = (today: LocalDate): Sql => sql`exists (
  select 1 from credit_release r where r.account_id = c.account_id and r.amount >= c.amount and r.expires_on >= ${today}::date
    and (r.state = 'granted' and coalesce(r.contract_id, c.id) = c.id or r.state = 'used' and r.contract_id = c.id))`;

/**
 * Contracts that are drawn up or in review, and are held today without a release that lets them through: few, so each is weighed when the
 * list is asked for.
 */
export const creditHoldsOn = (today: LocalDate, holdDays: number): ListSpec => ({
  resource: 'credit-holds',
  from: sql`contract c join account a on a.id = c.account_id left join person owner on owner.id = c.owner_id
    join lateral (
      select line."limit", line.exposure, greatest(0.00, line.exposure + c.amount - line."limit") as exceeded
      from ${creditLines(sql`c.account_id`)} line order by 3 desc nulls last limit 1
    ) tight on true
    join lateral (select ${oldestDebt(sql`c.account_id`, today)} as days) late
      on c.state in ('draft', 'in_review') and (tight.exceeded > 0 or late.days > ${holdDays}::int) and not ${isReleased(today)}`,
  door: contractsDoor(sql`c.account_id`, sql`c.id`),
  columns: {
    id: column(sql`c.id`, 'id', { sortable: false }),
    number: column(sql`c.number`, 'text'),
    name: column(sql`c.name`, 'name'),
    accountId: column(sql`c.account_id`, 'id', { sortable: false }),
    accountName: column(sql`a.name`, 'name', { filterable: false }),
    ownerId: column(sql`c.owner_id`, 'id', { sortable: false }),
    ownerName: column(sql`owner.name`, 'name', { filterable: false }),
    state: column(sql`c.state`, 'enum', { values: CONTRACT_STATES }),
    amount: column(sql`c.amount`, 'money'),
    limit: shown(sql`tight."limit"`),
    exposure: column(sql`tight.exposure`, 'money', { filterable: false }),
    exceeded: column(sql`coalesce(tight.exceeded, 0.00)`, 'money', { filterable: false }),
    overdueDays: column(sql`late.days`, 'whole', { filterable: false }),
    releaseState: shown(
      sql`(select r.state from credit_release r where r.contract_id = c.id order by r.created_at desc limit 1)`,
    ),
  },
  searchIn: sql`c.search_text`,
  defaultSort: [['amount', 'DESC']],
  tieBreaker: sql`c.id`,
});

/** Releases (信用放行), asked for and granted. */
export const CREDIT_RELEASES: ListSpec = {
  resource: 'credit-releases',
  from: sql`credit_release r left join account a on a.id = r.account_id left join contract c on c.id = r.contract_id left join person asker on asker.id = r.requested_by`,
  door: customerDoor(sql`r.account_id`),
  columns: {
    id: column(sql`r.id`, 'id', { sortable: false }),
    accountId: column(sql`r.account_id`, 'id', { sortable: false }),
    accountName: column(sql`a.name`, 'name', { filterable: false }),
    contractId: column(sql`r.contract_id`, 'id', { nullable: true, sortable: false }),
    contractNumber: shown(sql`c.number`),
    amount: column(sql`r.amount`, 'money'),
    expiresOn: column(sql`r.expires_on`, 'date'),
    reason: shown(sql`r.reason`),
    state: column(sql`r.state`, 'enum', { values: CREDIT_RELEASE_STATES }),
    requestedById: column(sql`r.requested_by`, 'id', { sortable: false }),
    requestedByName: column(sql`asker.name`, 'name', { filterable: false }),
    requestedOn: column(sql`r.requested_on`, 'date'),
    version: shown(sql`r.version`),
  },
  defaultSort: [['requestedOn', 'DESC']],
  tieBreaker: sql`r.id`,
};
