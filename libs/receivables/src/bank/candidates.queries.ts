import sql, { type Sql } from 'sql-template-tag';
import { isOpen, isReceivable, wasSigned, openOf } from '@keyline/contracts';
import { paperNumbersIn, type Evidence, type OwedInstalment } from '@keyline/model';

export interface LineToMatch {
  id: string;
  amount: string;
  payerName: string | null;
  payerKey: string | null;
  reference: string | null;
  purpose: string | null;
}
export interface FoundEvidence extends Evidence {
  lineId: string;
  accountId: string;
}
export interface OwedByAccount extends OwedInstalment {
  accountId: string;
  accountName: string;
  name: string;
  contractNumber: string;
}
/** A company's name of one character says nothing. */
const LEAST_NAME = 2;
/** A name that a payer's begins with has to be longer, or half of the country's companies begin with it. */
const LEAST_BEGINNING = 4;
const MOST_PER_ACCOUNT = 60;

/**
 * Everything that speaks for an account, for many lines in one statement: payers known from before, names in full, their beginnings and
 * short names within, numbers of contracts and invoices in the text; and for lines that nothing speaks for, who owes that very amount.
 */
export const evidenceFor = (lines: readonly LineToMatch[]): Sql => {
  const given = lines.map(({ id, amount, payerKey, reference, purpose, payerName }) => ({
    id,
    amount,
    key: payerKey,
    papers: paperNumbersIn(purpose, reference),
    payer: payerName,
  }));
  return sql`
    with given as materialized (
      select id, amount, key, papers, payer, array(select left(key, n) from generate_series(${LEAST_BEGINNING}::int, length(key) - 1) n) as beginnings,
        array(select substr(key, at, n) from generate_series(1, length(key)) at, generate_series(${LEAST_NAME}::int, 10) n where at + n - 1 <= length(key)) as within
      from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as given (id uuid, amount numeric, key text, papers text[], payer text)
    ), plain as materialized (
      select g.id, al.account_id, 'payer-known' as reason, g.payer as value, null::uuid as contract_id from given g join payer_alias al on al.payer_key = g.key
      union all
      select g.id, a.id, 'payer-name', a.name, null from given g join account a on company_key(a.name) = g.key
      union all
      select g.id, a.id, 'payer-name-begins', a.name, null from given g join account a on company_key(a.name) = any (g.beginnings)
      union all
      select g.id, a.id, 'payer-short-name', a.short_name, null from given g
        join account a on a.short_name is not null and company_key(a.short_name) = any (g.within)
      union all
      select g.id, c.account_id, 'contract-number', c.number, c.id from given g join contract c on c.number = any (g.papers) and ${wasSigned}
      union all
      select g.id, v.account_id, 'invoice-number', v.number, v.contract_id from given g
        join invoice v on v.number = any (g.papers) and v.cancelled_on is null
    )
    select id as "lineId", account_id as "accountId", reason, value, contract_id as "contractId" from plain
    union all
    select g.id, owing.account_id, 'amount-elsewhere', '', null from given g cross join lateral (
      select distinct i.account_id from instalment i where ${openOf} = g.amount and ${isOpen} and ${isReceivable} limit 4) owing
    where not exists (select 1 from plain where plain.id = g.id)`;
};

/** What these accounts owe: the instalments that come due first, so many of each. */
export const owedBy = (accountIds: readonly string[]): Sql => sql`
  select a.id as "accountId", a.name as "accountName", owed.* from account a left join lateral (
    select i.id, i.due_on as "dueOn", i.sequence, ${openOf} as open, i.contract_id as "contractId", i.name, c.number as "contractNumber"
    from instalment i join contract c on c.id = i.contract_id
    where i.account_id = a.id and ${isOpen} and ${isReceivable} order by i.due_on, i.id limit ${MOST_PER_ACCOUNT}) owed on true
  where a.id = any (${accountIds}::uuid[])`;
