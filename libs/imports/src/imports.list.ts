import sql, { empty } from 'sql-template-tag';
import { IMPORT_KINDS, IMPORT_STATUSES } from '@keyline/model';
import { column, shown, type Column, type ListSpec } from '@keyline/platform';

/** Whoever reaches everyone sees every import; the others their own. */
export const IMPORTS: ListSpec = {
  resource: 'imports',
  from: sql`import_run r join person asker on asker.id = r.requested_by`,
  door: (actor) =>
    actor.reach.people === 'everyone' ? empty : sql`join person mine on mine.id = r.requested_by and mine.id = ${actor.id}::uuid`,
  columns: {
    id: column(sql`r.id`, 'id', { sortable: false }),
    kind: column(sql`r.kind`, 'enum', { values: IMPORT_KINDS }),
    fileName: column(sql`r.file_name`, 'name'),
    dryRun: column(sql`r.dry_run`, 'flag'),
    status: column(sql`r.status`, 'enum', { values: IMPORT_STATUSES }),
    done: shown(sql`r.done`),
    total: shown(sql`r.total`),
    created: shown(sql`r.created_count`),
    updated: shown(sql`r.updated_count`),
    unchanged: shown(sql`r.unchanged_count`),
    refused: shown(sql`r.refused_count`),
    requestedById: column(sql`r.requested_by`, 'id', { sortable: false, selected: false }),
    requestedByName: shown(sql`asker.name`),
    requestedAt: column(sql`r.requested_at`, 'instant'),
    startedAt: shown(sql`r.started_at`),
    finishedAt: shown(sql`r.finished_at`),
    error: shown(sql`r.error`),
  },
  defaultSort: [['requestedAt', 'DESC']],
  tieBreaker: sql`r.id`,
};

/** What one import shows beyond the list: its mapping and the first refusals in the order of the file. */
export const IMPORT_FILE: Readonly<Record<string, Column>> = {
  mapping: shown(sql`r.mapping`),
  options: shown(sql`r.options`),
  refusals: shown(sql`(
    select coalesce(jsonb_agg(jsonb_build_object('line', f.line, 'field', f.field, 'reason', f.reason, 'value', f.value) order by f.line, f.field), '[]')
    from (select * from import_refusal f where f.import_id = r.id order by f.line, f.field limit 1000) f)`),
};
