import sql, { type Sql } from 'sql-template-tag';
import { contractsDoor, flagFilter, instalmentsOn } from '@keyline/contracts';
import { DUNNING_KINDS, PROMISE_STATES, type LocalDate } from '@keyline/model';
import { column, filterValue, shown, type ListSpec } from '@keyline/platform';
import { isChased } from './dunning.queries.js';
import { isOpenPromise, promiseReceived, promiseState } from './promise.queries.js';

/** Behind `x.instalment_id`: the instalment and its contract, for who reads the row. */
const ABOUT = sql`left join instalment i on i.id = x.instalment_id left join contract c on c.id = i.contract_id join account a on a.id = x.account_id`;

/** The log of talks about debts (催收记录). */
export const DUNNINGS: ListSpec = {
  resource: 'dunnings',
  from: sql`dunning_note x ${ABOUT} join person p on p.id = x.person_id`,
  door: contractsDoor(sql`x.account_id`, null, { by: 'debt', key: sql`coalesce(x.instalment_id, x.account_id)` }),
  columns: {
    id: column(sql`x.id`, 'id', { sortable: false }),
    accountId: column(sql`x.account_id`, 'id', { sortable: false }),
    accountName: column(sql`a.name`, 'name', { filterable: false }),
    instalmentId: column(sql`x.instalment_id`, 'id', { nullable: true, sortable: false }),
    instalmentName: shown(sql`i.name`),
    contractNumber: shown(sql`c.number`),
    kind: column(sql`x.kind`, 'enum', { values: DUNNING_KINDS }),
    note: column(sql`x.note`, 'text', { sortable: false }),
    spokenTo: shown(sql`x.spoken_to`),
    on: column(sql`x.happened_on`, 'date'),
    nextActionOn: column(sql`x.next_action_on`, 'date', { nullable: true }),
    personId: column(sql`x.person_id`, 'id', { sortable: false }),
    personName: column(sql`p.name`, 'name', { filterable: false }),
  },
  defaultSort: [['on', 'DESC']],
  tieBreaker: sql`x.id`,
};

/** Which instalment reached which level, and when. */
export const DUNNING_STEPS: ListSpec = {
  resource: 'dunning-steps',
  from: sql`dunning_step x ${ABOUT} left join person p on p.id = x.person_id`,
  door: contractsDoor(sql`x.account_id`, null, { by: 'debt', key: sql`coalesce(x.instalment_id, x.account_id)` }),
  columns: {
    id: column(sql`x.id`, 'id', { sortable: false }),
    instalmentId: column(sql`x.instalment_id`, 'id', { sortable: false }),
    instalmentName: shown(sql`i.name`),
    contractNumber: shown(sql`c.number`),
    accountId: column(sql`x.account_id`, 'id', { sortable: false }),
    accountName: column(sql`a.name`, 'name', { filterable: false }),
    level: column(sql`x.level`, 'whole'),
    dueOn: column(sql`x.due_on`, 'date'),
    open: column(sql`x.open`, 'money'),
    firedOn: column(sql`x.fired_on`, 'date'),
    personId: column(sql`x.person_id`, 'id', { nullable: true, sortable: false }),
    personName: column(sql`p.name`, 'name', { nullable: true, filterable: false }),
    skipped: column(sql`x.skipped`, 'flag', { sortable: false }),
  },
  defaultSort: [['firedOn', 'DESC']],
  tieBreaker: sql`x.id`,
};

/** Promises to pay as they stand on the day `today`. */
export const promisesOn = (today: LocalDate): ListSpec => ({
  resource: 'promises',
  from: sql`payment_promise pp left join instalment i on i.id = pp.instalment_id left join contract c on c.id = i.contract_id
    join account a on a.id = pp.account_id join person p on p.id = pp.taken_by`,
  door: contractsDoor(sql`pp.account_id`, null, { by: 'debt', key: sql`coalesce(pp.instalment_id, pp.account_id)` }),
  columns: {
    id: column(sql`pp.id`, 'id', { sortable: false }),
    accountId: column(sql`pp.account_id`, 'id', { sortable: false }),
    accountName: column(sql`a.name`, 'name', { filterable: false }),
    instalmentId: column(sql`pp.instalment_id`, 'id', { nullable: true, sortable: false }),
    instalmentName: shown(sql`i.name`),
    contractNumber: shown(sql`c.number`),
    amount: column(sql`pp.amount`, 'money'),
    received: shown(promiseReceived),
    promisedOn: column(sql`pp.promised_on`, 'date'),
    takenOn: column(sql`pp.taken_on`, 'date'),
    madeBy: shown(sql`pp.made_by`),
    takenById: column(sql`pp.taken_by`, 'id', { sortable: false }),
    takenByName: column(sql`p.name`, 'name', { filterable: false }),
    note: shown(sql`pp.note`),
    state: shown(promiseState(today)),
    withdrawnReason: shown(sql`pp.withdrawn_reason`),
  },
  filters: {
    state: (value) => {
      const states = (Array.isArray(value) ? value : [value]).map((each) => filterValue('enum', 'state', each, PROMISE_STATES));
      return sql`${promiseState(today)} = any (${states}::text[])`;
    },
  },
  defaultSort: [['promisedOn', 'DESC']],
  tieBreaker: sql`pp.id`,
});

const lastNote = (source: Sql) =>
  sql`(select ${source} from dunning_note n where n.account_id = i.account_id and (n.instalment_id = i.id or n.instalment_id is null))`;
const levelOf = (today: LocalDate) =>
  sql`(select max(l.level) from dunning_level l where l.active and i.disputed_on is null and l.from_days <= ${today}::date - i.due_on)`;

/** Whom to chase (催收): overdue instalments with their level, what was said last, and what was promised. */
export const collectionOn = (today: LocalDate): ListSpec => {
  const spec = instalmentsOn(today);
  const standing = (value: 'promised_on' | 'amount') =>
    sql`(select ${value === 'amount' ? sql`pp.amount` : sql`pp.promised_on`} from payment_promise pp where pp.account_id = i.account_id
      and (pp.instalment_id = i.id or pp.instalment_id is null) and ${isOpenPromise(today)} order by pp.promised_on, pp.id limit 1)`;
  return {
    ...spec,
    resource: 'collection',
    columns: {
      ...spec.columns,
      level: shown(levelOf(today)),
      lastContactOn: shown(lastNote(sql`max(n.happened_on)`)),
      nextActionOn: shown(lastNote(sql`max(n.next_action_on)`)),
      promisedOn: shown(standing('promised_on')),
      promisedAmount: shown(standing('amount')),
    },
    filters: {
      ...spec.filters,
      chased: flagFilter('chased', isChased(today)),
      level: (value) => sql`${levelOf(today)} = ${Number(filterValue('text', 'level', String(value))) || 0}::numeric`,
    },
  };
};
