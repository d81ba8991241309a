import sql, { join, raw, type Sql } from 'sql-template-tag';
import { addDays, OPEN_STAGES, PIPELINE_FIGURES, type LocalDate, type PipelineFigure } from '@keyline/model';
import { dealsAsOf, dealsEverOf, slippedDeals } from '@keyline/opportunities';

/** Whose pipeline, over which days, as at which day, and until when deals count for the quarter. */
export interface PipelineScope {
  readonly people: readonly string[];
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly asOf: LocalDate;
  readonly quarterStart: LocalDate;
  readonly quarterEnd: LocalDate;
}
/** After so many days without a move or a visit a deal is quiet. */
const QUIET_DAYS = 30;
/** Conversion and time in stage look back so far. */
const FLOW_DAYS = 180;

const place = (stage: Sql): Sql => sql`array_position(${[...OPEN_STAGES]}::text[], ${stage})`;

/** Every deal that matters: as it stood on the day (`d.`), beside how it stood before the period (`d.…_before`, null for a new one). */
const deals = ({ people, from, asOf }: PipelineScope): Sql => {
  const since = sql`${dealsEverOf(people)} and (o.closed_on is null or o.closed_on >= ${from}::date)`;
  const quietSince = addDays(asOf, -QUIET_DAYS);
  return sql`
    select now.*, now.closed_on is null or now.closed_on > ${asOf}::date as is_open, earlier.id is not null as existed,
      earlier.stage as stage_before, earlier.amount as amount_before, earlier.close_on as close_before, earlier.probability as probability_before,
      now.account_id is not null and not exists (
        select 1 from visit v where v.account_id = now.account_id and v.visited_on > ${quietSince}::date and v.visited_on <= ${asOf}::date) as unvisited,
      slipped.planned_on
    from (${dealsAsOf(asOf, since)}) now
    left join (${dealsAsOf(addDays(from, -1), since)}) earlier on earlier.id = now.id
    left join (${slippedDeals(from, asOf)}) slipped on slipped.id = now.id
    where now.owner_id = any (${people}::uuid[])`;
};

const open = sql`d.is_open`;
const stood = sql`d.is_open and d.existed`;

/** When a deal counts for a figure, with which amount, and which day stands beside it. */
function figure(name: PipelineFigure, { from, to, asOf, quarterEnd }: PipelineScope): { counts: Sql; amount: Sql; on: Sql } {
  const amount = sql`d.amount`;
  const closing = sql`${open} and d.close_on <= ${quarterEnd}::date`;
  const ended = (stage: string): Sql =>
    sql`d.stage = ${stage}::text and d.closed_on between ${from}::date and ${to}::date and not d.is_open`;
  const standing = (counts: Sql) => ({ counts, amount, on: sql`d.close_on` });
  const moved = (counts: Sql) => ({ counts, amount, on: sql`d.entered_on` });
  const changed = (counts: Sql) => ({ counts, amount: sql`abs(d.amount - d.amount_before)`, on: sql`d.close_on` });
  switch (name) {
    case 'open':
      return standing(open);
    case 'closing':
      return standing(closing);
    case 'commit':
    case 'best':
      return standing(sql`${closing} and d.category = ${name}::text`);
    case 'created':
      return { counts: sql`d.opened_on between ${from}::date and ${to}::date`, amount, on: sql`d.opened_on` };
    case 'advanced':
      return moved(sql`${stood} and ${place(sql`d.stage`)} > ${place(sql`d.stage_before`)}`);
    case 'moved_back':
      return moved(sql`${stood} and ${place(sql`d.stage`)} < ${place(sql`d.stage_before`)}`);
    case 'won':
      return { counts: ended('won'), amount: sql`d.won_amount`, on: sql`d.closed_on` };
    case 'lost':
      return { counts: ended('lost'), amount, on: sql`d.closed_on` };
    case 'postponed':
      return standing(sql`${stood} and d.close_on > d.close_before`);
    case 'slipped':
      return { counts: sql`d.planned_on is not null`, amount, on: sql`d.planned_on` };
    case 'pulled_in':
      return standing(sql`${stood} and d.close_on < d.close_before`);
    case 'grown':
      return changed(sql`${stood} and d.amount > d.amount_before`);
    case 'shrunk':
      return changed(sql`${stood} and d.amount < d.amount_before`);
    case 'stalled':
      return moved(
        sql`${open} and d.entered_on <= ${addDays(asOf, -QUIET_DAYS)}::date and (d.unvisited or d.account_id is null)`,
      );
    case 'no_next_step':
      return standing(sql`${open} and d.next_step is null`);
    case 'unvisited':
      return standing(sql`${open} and d.unvisited`);
    case 'past_close':
      return standing(sql`${open} and d.close_on < ${asOf}::date`);
  }
}

const weighted = (amount: Sql, chance: Sql): Sql => sql`round(${amount} * ${chance} / 100, 2)`;

/** Every figure of everybody in one statement: `counts` and `amounts` by person. */
export function pipelineByPerson(scope: PipelineScope): Sql {
  const columns = PIPELINE_FIGURES.map((name) => {
    const { counts, amount } = figure(name, scope);
    return sql`count(*) filter (where ${counts})::int as ${raw(`"${name}"`)}, coalesce(sum(${amount}) filter (where ${counts}), 0)::numeric(20,2)::text as ${raw(`"${name}Amount"`)}`;
  });
  return sql`
    select d.owner_id as "personId", ${join(columns, ', ')},
      coalesce(sum(${weighted(sql`d.amount`, sql`d.probability`)}) filter (where ${open}), 0)::numeric(20,2)::text as weighted,
      coalesce(sum(d.amount_before) filter (where d.stage_before not in ('won', 'lost')), 0)::numeric(20,2)::text as "openBefore"
    from (${deals(scope)}) d group by d.owner_id`;
}

/** What stands in each stage. */
export const pipelineByStage = (scope: PipelineScope): Sql => sql`
  select d.stage, count(*)::int as count, sum(d.amount)::numeric(20,2)::text as amount,
    sum(${weighted(sql`d.amount`, sql`d.probability`)})::numeric(20,2)::text as weighted, avg(${scope.asOf}::date - d.entered_on)::numeric(10,1)::text as "daysSoFar"
  from (${deals(scope)}) d where ${open} group by d.stage`;

/** What became of the deals that left each stage in the half year up to the day. */
export const stageFlow = ({ people, asOf }: PipelineScope): Sql => sql`
  select s.from_stage as stage, count(*)::int as left, count(*) filter (where s.to_stage = 'lost')::int as lost,
    count(*) filter (where s.to_stage = 'won' or ${place(sql`s.to_stage`)} > ${place(sql`s.from_stage`)})::int as "wentOn",
    avg(s.changed_on - s.entered_on)::numeric(10,1)::text as "averageDays"
  from (
    select c.*, lag(c.changed_on) over (partition by c.opportunity_id order by c.at, c.id) as entered_on
    from opportunity_stage_change c
    where c.opportunity_id in (
      select opportunity_id from opportunity_stage_change
      where owner_id = any (${people}::uuid[]) and changed_on between ${addDays(asOf, -FLOW_DAYS)}::date and ${asOf}::date)
  ) s
  where s.from_stage is not null and s.owner_id = any (${people}::uuid[]) and s.changed_on between ${addDays(asOf, -FLOW_DAYS)}::date and ${asOf}::date
  group by s.from_stage`;

/** The deals behind a figure, the largest amounts first. */
export function pipelineRows(name: PipelineFigure, stage: string | null, scope: PipelineScope): Sql {
  const { counts, amount, on } = figure(name, scope);
  return sql`
    select 'opportunity'::text as entity, d.id, d.name as label, ${on} as "on", ${amount}::numeric(20,2)::text as amount, d.stage, d.close_on as "closeOn",
      d.close_before as "closeBefore", d.amount_before::text as "amountBefore", d.account_id as "accountId", a.name as "accountName",
      d.owner_id as "personId", p.name as "personName", ${amount} as rank
    from (${deals(scope)}) d left join account a on a.id = d.account_id join person p on p.id = d.owner_id
    where ${counts} and (${stage}::text is null or d.stage = ${stage}::text)`;
}

/** What everybody is to sign in the quarter: the sum of the months. */
export const quarterTargets = (people: readonly string[], months: readonly string[]): Sql => sql`
  select person_id as "personId", sum(value)::text as value from target
  where person_id = any (${people}::uuid[]) and measure = 'contract_amount' and kind = 'monthly' and period = any (${months}::text[]) group by person_id`;
