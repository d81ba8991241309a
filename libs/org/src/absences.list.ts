import sql, { empty, type Sql } from 'sql-template-tag';
import { may, type Actor, type LocalDate } from '@keyline/model';
import { column, filterValue, shown, type ListSpec } from '@keyline/platform';

/** Absences of oneself, of those whom one leads, and those during which one is the deputy; who keeps the people's files sees all. */
function absenceDoor(actor: Actor): Sql {
  if (may(actor, 'person:write')) return empty;
  return sql`join lateral (
    select 1 where ab.deputy_id = ${actor.id}::uuid
    union
    select 1 from person_reach reach where reach.viewer_id = ${actor.id}::uuid and reach.person_id = ab.person_id
  ) seen on true`;
}

/** Absences; `current` are those that cover the day `today`. */
export const absencesOn = (today: LocalDate): ListSpec => ({
  resource: 'absences',
  from: sql`absence ab join person p on p.id = ab.person_id join person deputy on deputy.id = ab.deputy_id`,
  door: absenceDoor,
  columns: {
    id: column(sql`ab.id`, 'id', { sortable: false }),
    personId: column(sql`ab.person_id`, 'id', { sortable: false }),
    personName: column(sql`p.name`, 'name'),
    deputyId: column(sql`ab.deputy_id`, 'id', { sortable: false }),
    deputyName: column(sql`deputy.name`, 'name'),
    fromOn: column(sql`ab.from_on`, 'date'),
    untilOn: column(sql`ab.until_on`, 'date'),
    reason: shown(sql`ab.reason`),
    version: shown(sql`ab.version`),
  },
  filters: {
    view: (value) =>
      filterValue('enum', 'view', value, ['current', 'coming', 'past']) === 'current'
        ? sql`${today}::date between ab.from_on and ab.until_on`
        : value === 'coming'
          ? sql`ab.from_on > ${today}::date`
          : sql`ab.until_on < ${today}::date`,
  },
  searchIn: sql`p.search_text`,
  defaultSort: [['fromOn', 'DESC']],
  tieBreaker: sql`ab.id`,
});
