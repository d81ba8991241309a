import sql, { type Sql } from 'sql-template-tag';
import { wasReceivable } from '@keyline/contracts';
import { answeredOn, ANSWERING } from './answering.queries.js';
import type { Measure, Scope } from './measure.js';
import { cameDue, fallenDue } from './terms.queries.js';

const signed = ({ people, from, to }: Scope, amount: Sql): Sql => sql`
  select c.signer_id as person_id, 'contract'::text as entity, c.id, c.number || ' ' || c.name as label, c.signed_on as "on", ${amount} as amount, c.account_id
  from contract c
  where c.signer_id = any (${people}::uuid[]) and c.signed_on between ${from}::date and ${to}::date and c.state not in ('draft', 'in_review')`;

/** Contracts, cash, and cash that should be there. */
export const MONEY_MEASURES: readonly Measure[] = [
  {
    // Signed in the range, for whoever owned the contract then; one terminated later was signed all the same.
    code: 'contracts_signed',
    name: { zh: '签约合同数', en: 'Contracts signed' },
    unit: 'count',
    direction: 'up',
    nature: 'flow',
    sameRowsAs: 'contract_amount',
    rows: (scope) => signed(scope, sql`null::numeric`),
  },
  {
    code: 'contract_amount',
    name: { zh: '签约金额', en: 'Contract amount' },
    unit: 'money',
    direction: 'up',
    nature: 'flow',
    rows: (scope) => signed(scope, sql`c.amount`),
  },
  {
    // Received in the range and not reversed by its end, for the collector of the payment; allocated or not.
    code: 'payments_received',
    name: { zh: '回款金额', en: 'Payments received' },
    unit: 'money',
    direction: 'up',
    nature: 'flow',
    rows: ({ people, from, to }) => sql`
      select p.collector_id as person_id, 'payment'::text as entity, p.id, p.number as label, p.received_on as "on", p.amount, p.account_id
      from payment p
      where p.collector_id = any (${people}::uuid[]) and p.received_on between ${from}::date and ${to}::date
        and (p.reversed_on is null or p.reversed_on > ${to}::date)`,
  },
  {
    // Issued in the range and not cancelled by its end, for the owner of the contract.
    code: 'invoiced_amount',
    name: { zh: '开票金额', en: 'Invoiced' },
    unit: 'money',
    direction: 'up',
    nature: 'flow',
    rows: ({ people, from, to }) => sql`
      select c.owner_id as person_id, 'invoice'::text as entity, i.id, i.number as label, i.issued_on as "on", i.amount, i.account_id
      from invoice i join contract c on c.id = i.contract_id
      where c.owner_id = any (${people}::uuid[]) and i.issued_on between ${from}::date and ${to}::date
        and (i.cancelled_on is null or i.cancelled_on > ${to}::date)`,
  },
  {
    // What fell due on days of the range as the schedule stood on the day, paid by now or not; for whoever answered for it then.
    code: 'instalments_due',
    name: { zh: '应回款金额', en: 'Instalments due' },
    unit: 'money',
    direction: 'neutral',
    nature: 'flow',
    rows: ({ people, from, to }) => sql`
      select ${ANSWERING} as person_id, 'instalment'::text as entity, i.id, c.number || ' ' || i.name as label, i.due_on as "on", i.amount, i.account_id
      from ${fallenDue({ people, from: sql`${from}::date`, to: sql`${to}::date`, late: 0 }, wasReceivable(sql`${to}::date`))} ${answeredOn(cameDue(0))}
      where ${ANSWERING} = any (${people}::uuid[])`,
  },
];
