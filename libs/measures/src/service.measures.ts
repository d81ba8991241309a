import sql from 'sql-template-tag';
import type { Measure } from './measure.js';

/** What customers complain of and what the competition does. */
export const SERVICE_MEASURES: readonly Measure[] = [
  {
    // For whoever took the complaint in.
    code: 'complaints_received',
    name: { zh: '收到投诉', en: 'Complaints received' },
    unit: 'count',
    direction: 'down',
    nature: 'flow',
    rows: ({ people, from, to }) => sql`
      select c.reported_by as person_id, 'complaint'::text as entity, c.id, c.subject as label, c.reported_on as "on", null::numeric as amount, c.account_id
      from complaint c where c.reported_by = any (${people}::uuid[]) and c.reported_on between ${from}::date and ${to}::date`,
  },
  {
    // For whoever handles the complaint, or took it in where nobody does.
    code: 'complaints_answered',
    name: { zh: '答复投诉', en: 'Complaints answered' },
    unit: 'count',
    direction: 'up',
    nature: 'flow',
    rows: ({ people, from, to }) => sql`
      select coalesce(c.handler_id, c.reported_by) as person_id, 'complaint'::text as entity, c.id, c.subject as label, c.answered_on as "on", null::numeric as amount, c.account_id
      from complaint c where coalesce(c.handler_id, c.reported_by) = any (${people}::uuid[]) and c.answered_on between ${from}::date and ${to}::date`,
  },
  {
    // Past the day promised and without an answer at the end of the range; for whoever took the complaint in.
    code: 'complaints_overdue',
    name: { zh: '超期未答复投诉', en: 'Complaints past their day' },
    unit: 'count',
    direction: 'down',
    nature: 'stock',
    rows: ({ people, asOf }) => sql`
      select c.reported_by as person_id, 'complaint'::text as entity, c.id, c.subject as label, c.due_on as "on", null::numeric as amount, c.account_id
      from complaint c
      where c.reported_by = any (${people}::uuid[]) and c.due_on < ${asOf}::date and (c.answered_on is null or c.answered_on > ${asOf}::date)`,
  },
  {
    // For whoever wrote the note.
    code: 'competitor_notes',
    name: { zh: '竞争情报', en: 'Competitor notes' },
    unit: 'count',
    direction: 'up',
    nature: 'flow',
    rows: ({ people, from, to }) => sql`
      select n.author_id as person_id, 'market-note'::text as entity, n.id, left(n.content, 200) as label, n.seen_on as "on", null::numeric as amount, n.account_id
      from market_note n where n.author_id = any (${people}::uuid[]) and n.seen_on between ${from}::date and ${to}::date`,
  },
];
