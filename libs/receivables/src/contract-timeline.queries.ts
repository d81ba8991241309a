import sql, { type Sql } from 'sql-template-tag';

/** Is `x` (an activity) about that contract: itself, its milestones and instalments, and the money that moved for them? */
export const aboutContract = (contractId: string): Sql => sql`(x.entity, x.entity_id) in (
  select 'contract', ${contractId}::uuid
  union all select 'milestone', m.id from milestone m where m.contract_id = ${contractId}::uuid
  union all select 'instalment', i.id from instalment i where i.contract_id = ${contractId}::uuid
  union all select 'invoice', v.id from invoice v where v.contract_id = ${contractId}::uuid
  union all select 'credit_release', r.id from credit_release r where r.contract_id = ${contractId}::uuid
  union all select 'payment', al.payment_id from allocation al join instalment i on i.id = al.instalment_id where i.contract_id = ${contractId}::uuid
  union all select 'dunning', n.id from dunning_note n join instalment i on i.id = n.instalment_id where i.contract_id = ${contractId}::uuid
  union all select 'dunning_step', d.id from dunning_step d join instalment i on i.id = d.instalment_id where i.contract_id = ${contractId}::uuid
  union all select 'promise', pp.id from payment_promise pp join instalment i on i.id = pp.instalment_id where i.contract_id = ${contractId}::uuid
  union all select 'write_off', w.id from write_off w join instalment i on i.id = w.instalment_id where i.contract_id = ${contractId}::uuid)`;

/** What the record is called where there are several of its kind. */
export const subjectOfActivity: Sql = sql`, case x.entity
    when 'milestone' then (select m.name from milestone m where m.id = x.entity_id)
    when 'instalment' then (select i.name from instalment i where i.id = x.entity_id)
    when 'invoice' then (select v.number from invoice v where v.id = x.entity_id)
    when 'payment' then (select py.number from payment py where py.id = x.entity_id)
    when 'dunning' then (select i.name from dunning_note n join instalment i on i.id = n.instalment_id where n.id = x.entity_id)
    when 'dunning_step' then (select i.name from dunning_step d join instalment i on i.id = d.instalment_id where d.id = x.entity_id)
    when 'promise' then (select i.name from payment_promise pp join instalment i on i.id = pp.instalment_id where pp.id = x.entity_id)
    when 'write_off' then (select i.name from write_off w join instalment i on i.id = w.instalment_id where w.id = x.entity_id)
  end as subject`;
