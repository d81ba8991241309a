import sql, { empty, type Sql } from 'sql-template-tag';
import { APPRAISAL_GRADES, APPRAISAL_STATES, may, ROLE_NAMES, type Actor } from '@keyline/model';
import { column, shown, type Column, type ListSpec } from '@keyline/platform';

/**
 * Only the two whom it is about see an appraisal - the person from the moment the superior shows it - and those who lead the
 * department above. Nobody else, whatever else they may read.
 */
export const appraisalDoor = (actor: Actor): Sql => sql`join lateral (
  select 1 where a.reviewer_id = ${actor.id}::uuid or (a.person_id = ${actor.id}::uuid and a.state <> 'scoring')
    or (${may(actor, 'appraisal:oversee')}::boolean and a.person_id <> ${actor.id}::uuid
      and exists (select 1 from person_reach r where r.viewer_id = ${actor.id}::uuid and r.person_id = a.person_id))
) seen on true`;

export const APPRAISALS: ListSpec = {
  resource: 'appraisals',
  from: sql`appraisal a join appraisal_template t on t.id = a.template_id join person p on p.id = a.person_id join person reviewer on reviewer.id = a.reviewer_id`,
  door: appraisalDoor,
  columns: {
    id: column(sql`a.id`, 'id', { sortable: false }),
    personId: column(sql`a.person_id`, 'id', { sortable: false }),
    personName: column(sql`p.name`, 'name', { filterable: false }),
    reviewerId: column(sql`a.reviewer_id`, 'id', { sortable: false }),
    reviewerName: shown(sql`reviewer.name`),
    period: column(sql`a.period`, 'text'),
    state: column(sql`a.state`, 'enum', { values: APPRAISAL_STATES }),
    templateName: shown(sql`t.name`),
    total: column(sql`a.total`, 'money', { nullable: true }),
    grade: column(sql`a.grade`, 'enum', { nullable: true, values: APPRAISAL_GRADES }),
    comment: shown(sql`a.comment`),
    shownAt: shown(sql`a.shown_at`),
    personSignedAt: shown(sql`a.person_signed_at`),
    reviewerSignedAt: shown(sql`a.reviewer_signed_at`),
    version: shown(sql`a.version`),
  },
  defaultSort: [['period', 'DESC']],
  tieBreaker: sql`a.id`,
};

export const APPRAISAL_RECORD: Readonly<Record<string, Column>> = {
  thresholds: shown(sql`a.thresholds`),
  lines: shown(sql`(
    select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'kind', l.kind, 'measure', l.measure, 'scope', l.scope, 'name', l.name, 'hint', l.hint, 'weight', l.weight,
      'curve', l.curve, 'target', l.target::text, 'actual', l.actual::text, 'reportId', l.report_id, 'reportRevision', l.report_revision,
      'factsHash', l.facts_hash, 'score', l.score, 'comment', l.comment, 'objection', l.objection, 'answer', l.answer) order by l.position), '[]')
    from appraisal_line l where l.appraisal_id = a.id)`),
};

/** How people are appraised is no secret among them. */
export const APPRAISAL_TEMPLATES: ListSpec = {
  resource: 'appraisal-templates',
  from: sql`appraisal_template t`,
  door: () => empty,
  columns: {
    id: column(sql`t.id`, 'id', { sortable: false }),
    name: column(sql`t.name`, 'name'),
    role: column(sql`t.role`, 'enum', { values: ROLE_NAMES }),
    lines: shown(sql`t.lines`),
    thresholds: shown(sql`t.thresholds`),
    shares: shown(sql`t.shares`),
    active: column(sql`t.active`, 'flag'),
    version: shown(sql`t.version`),
  },
  defaultSort: [['role', 'ASC']],
  tieBreaker: sql`t.id`,
};
