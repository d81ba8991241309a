import sql from 'sql-template-tag';
import { FORECAST_SOURCES } from '@keyline/model';
import { peopleDoor } from '@keyline/measures';
import { column, shown, type Column, type ListSpec } from '@keyline/platform';

export const FORECASTS: ListSpec = {
  resource: 'forecasts',
  from: sql`forecast f join person p on p.id = f.person_id left join person adjuster on adjuster.id = f.adjusted_by`,
  door: peopleDoor(sql`f.person_id`),
  columns: {
    id: column(sql`f.id`, 'id', { sortable: false }),
    personId: column(sql`f.person_id`, 'id', { sortable: false }),
    personName: column(sql`p.name`, 'name', { filterable: false }),
    week: column(sql`f.week`, 'text'),
    quarter: column(sql`f.quarter`, 'text'),
    won: column(sql`f.won`, 'money'),
    commit: column(sql`f.commit_amount`, 'money'),
    best: column(sql`f.best_amount`, 'money'),
    pipeline: column(sql`f.pipeline_amount`, 'money'),
    proposedCommit: shown(sql`f.proposed_commit`),
    proposedBest: shown(sql`f.proposed_best`),
    proposedPipeline: shown(sql`f.proposed_pipeline`),
    note: shown(sql`f.note`),
    source: column(sql`f.source`, 'enum', { values: FORECAST_SOURCES }),
    submittedAt: column(sql`f.submitted_at`, 'instant', { nullable: true }),
    adjustedCommit: shown(sql`f.adjusted_commit`),
    adjustedBest: shown(sql`f.adjusted_best`),
    adjustedById: shown(sql`f.adjusted_by`),
    adjustedByName: shown(sql`adjuster.name`),
    adjustedAt: shown(sql`f.adjusted_at`),
    reason: shown(sql`f.reason`),
    version: shown(sql`f.version`),
  },
  defaultSort: [['week', 'DESC']],
  tieBreaker: sql`f.id`,
};

/** The deals it was said about, as they stood then. */
export const FORECAST_RECORD: Readonly<Record<string, Column>> = { deals: shown(sql`f.deals`) };
