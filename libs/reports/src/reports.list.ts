import sql, { join, type Sql } from 'sql-template-tag';
import { PUNCTUALITIES, REPORT_KINDS, REPORT_STATUSES, type Actor, type Punctuality } from '@keyline/model';
import { peopleDoor } from '@keyline/measures';
import { column, filterValue, Problem, shown, type Column, type ListSpec } from '@keyline/platform';

const onlyTrue = (field: string, value: unknown): void => {
  if (value !== true) throw new Problem('list.bad-filter', { values: { field, reason: 'true' }, fields: { [field]: 'true' } });
};

export const REPORTS: ListSpec = {
  resource: 'reports',
  from: sql`report r join person p on p.id = r.person_id join department d on d.id = p.department_id left join person reviewer on reviewer.id = r.reviewer_id`,
  door: peopleDoor(sql`r.person_id`),
  columns: {
    id: column(sql`r.id`, 'id', { sortable: false }),
    personId: column(sql`r.person_id`, 'id', { sortable: false }),
    personName: column(sql`p.name`, 'name', { filterable: false }),
    departmentName: column(sql`d.name`, 'name', { filterable: false, sortable: false }),
    departmentId: column(sql`p.department_id`, 'id', { sortable: false, selected: false }),
    reviewerId: column(sql`r.reviewer_id`, 'id', { nullable: true, sortable: false }),
    reviewerName: shown(sql`reviewer.name`),
    kind: column(sql`r.kind`, 'enum', { values: REPORT_KINDS }),
    period: column(sql`r.period`, 'text'),
    startsOn: column(sql`r.starts_on`, 'date'),
    endsOn: column(sql`r.ends_on`, 'date'),
    dueAt: column(sql`r.due_at`, 'instant'),
    excused: shown(sql`r.excused`),
    status: column(sql`r.status`, 'enum', { values: REPORT_STATUSES }),
    revision: shown(sql`r.revision`),
    submittedAt: column(sql`r.submitted_at`, 'instant', { nullable: true }),
    firstSubmittedAt: shown(sql`r.first_submitted_at`),
    acceptedAt: shown(sql`r.accepted_at`),
    factsHash: shown(sql`r.facts_hash`),
    version: shown(sql`r.version`),
  },
  filters: {
    mine: (value, actor: Actor) => {
      onlyTrue('mine', value);
      return sql`r.person_id = ${actor.id}::uuid`;
    },
    awaitingMyReview: (value, actor: Actor) => {
      onlyTrue('awaitingMyReview', value);
      return sql`r.reviewer_id = ${actor.id}::uuid and r.status = 'submitted'`;
    },
  },
  defaultSort: [['startsOn', 'DESC']],
  tieBreaker: sql`r.id`,
};

/**
 * One report: also whoever is to read it. The deputy of a superior who is away need not lead the author. For one record this may cost
 * a look at both; lists go through the first door alone, and the queue through the next.
 */
export const ONE_REPORT: ListSpec = {
  ...REPORTS,
  door: (actor) =>
    actor.reach.people === 'reach'
      ? sql`join lateral (
          select 1 from person_reach reach where reach.person_id = r.person_id and reach.viewer_id = ${actor.id}::uuid
          union all
          select 1 where r.reviewer_id = ${actor.id}::uuid
          limit 1) reach on true`
      : peopleDoor(sql`r.person_id`)(actor),
};

/** What waits for the caller's judgement, whoever's it is. */
export const REVIEW_QUEUE: ListSpec = {
  ...REPORTS,
  door: (actor) => sql`join (select ${actor.id}::uuid as reader_id) reader on r.reviewer_id = reader.reader_id`,
};

/** Was it in time, as things stand at an instant: the answer of `punctuality` of libs/model as a condition. */
const punctualityIs = (value: string, now: Date): Sql => {
  switch (value as Punctuality) {
    case 'on_time':
      return sql`r.first_submitted_at is not null and (r.first_submitted_at <= r.due_at or r.excused)`;
    case 'late':
      return sql`r.first_submitted_at > r.due_at and not r.excused`;
    case 'excused':
      return sql`r.first_submitted_at is null and r.excused`;
    case 'missing':
      return sql`r.first_submitted_at is null and not r.excused and r.due_at < ${now}::timestamptz`;
    case 'pending':
      return sql`r.first_submitted_at is null and not r.excused and r.due_at >= ${now}::timestamptz`;
  }
};

/** A list that can also be asked for one punctuality, or several. */
export const withPunctuality = (spec: ListSpec, now: Date): ListSpec => ({
  ...spec,
  filters: {
    ...spec.filters,
    punctuality: (value) => {
      const asked = Array.isArray(value) ? value : [value];
      const each = asked.map((one) => punctualityIs(String(filterValue('enum', 'punctuality', one, PUNCTUALITIES)), now));
      return each.length === 0 ? sql`false` : sql`(${join(each, ' or ')})`;
    },
  },
});

const neighbour = (before: boolean): Column =>
  shown(
    before
      ? sql`(select n.id from report n where n.person_id = r.person_id and n.kind = r.kind and n.period < r.period order by n.period desc limit 1)`
      : sql`(select n.id from report n where n.person_id = r.person_id and n.kind = r.kind and n.period > r.period order by n.period limit 1)`,
  );

/** What the report itself shows beyond the list. */
export const REPORT_RECORD: Readonly<Record<string, Column>> = {
  facts: shown(sql`r.facts`),
  team: shown(sql`r.team`),
  lists: shown(sql`r.lists`),
  planReview: shown(sql`r.plan_review`),
  plan: shown(sql`r.plan`),
  summary: shown(sql`r.summary`),
  problems: shown(sql`r.problems`),
  helpNeeded: shown(sql`r.help_needed`),
  computedAt: shown(sql`r.computed_at`),
  previousId: neighbour(true),
  nextId: neighbour(false),
  versions: shown(sql`(
    select coalesce(jsonb_agg(jsonb_build_object('revision', v.revision, 'submittedAt', v.submitted_at, 'factsHash', v.facts_hash) order by v.revision), '[]')
    from report_version v where v.report_id = r.id)`),
  history: shown(sql`(
    select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'kind', e.kind, 'actorName', a.name, 'revision', e.revision, 'body', e.body, 'anchor', e.anchor,
      'mentioned', array(select m.name from unnest(e.mentioned) with ordinality x (id, place) join person m on m.id = x.id order by x.place),
      'factsHash', e.facts_hash, 'at', e.at)
      order by e.at, e.kind <> 'drafted', e.id), '[]')
    from report_event e left join person a on a.id = e.actor_id where e.report_id = r.id)`),
};

/** What a verification compares with. */
export const REPORT_FACTS: Readonly<Record<string, Column>> = {
  facts: shown(sql`r.facts`),
  team: shown(sql`r.team`),
};
