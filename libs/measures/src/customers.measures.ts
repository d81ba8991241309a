import sql from 'sql-template-tag';
import type { Measure } from './measure.js';

/** Customers and contacts won for the address book. */
export const CUSTOMER_MEASURES: readonly Measure[] = [
  {
    // For the first person who answered for the account, whoever owns it now; taken over from elsewhere without a history: its owner.
    code: 'new_accounts',
    name: { zh: '新增客户', en: 'New accounts' },
    unit: 'count',
    direction: 'up',
    nature: 'flow',
    rows: ({ people, from, to }) => sql`
      select person_id, 'account'::text as entity, id, name as label, created_on as "on", null::numeric as amount, id as account_id
      from (
        select a.id, a.name, a.created_on, coalesce(
          (select s.person_id from account_assignment s where s.account_id = a.id and s.person_id is not null order by s.from_at, s.id limit 1), a.owner_id) as person_id
        from account a where a.created_on between ${from}::date and ${to}::date
      ) opened where person_id = any (${people}::uuid[])`,
  },
  {
    // For whoever entered the contact.
    code: 'new_contacts',
    name: { zh: '新增联系人', en: 'New contacts' },
    unit: 'count',
    direction: 'up',
    nature: 'flow',
    rows: ({ people, from, to }) => sql`
      select c.created_by as person_id, 'contact'::text as entity, c.id, c.name as label, c.created_on as "on", null::numeric as amount, c.account_id
      from contact c where c.created_by = any (${people}::uuid[]) and c.created_on between ${from}::date and ${to}::date`,
  },
];
