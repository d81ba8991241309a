import sql, { empty } from 'sql-template-tag';
import { MARKET_NOTE_KINDS, type Actor } from '@keyline/model';
import { opportunityDoor } from '@keyline/opportunities';
import { column, shown, type ListSpec } from '@keyline/platform';
import { marketNoteDoor, visibleNotes } from './market-door.js';

/** Competitors are shared knowledge; what is counted with them comes through the doors of notes and deals. */
export const competitorsFor = (actor: Actor, now: Date): ListSpec => ({
  resource: 'competitors',
  from: sql`competitor c`,
  door: () => empty,
  columns: {
    id: column(sql`c.id`, 'id', { sortable: false }),
    name: column(sql`c.name`, 'name'),
    products: shown(sql`c.products`),
    strengths: shown(sql`c.strengths`),
    weaknesses: shown(sql`c.weaknesses`),
    website: shown(sql`c.website`),
    noteCount: shown(sql`(select count(*)::int from ${visibleNotes(actor, now)} where n.competitor_id = c.id)`),
    openDeals: shown(sql`(select count(*)::int from opportunity o ${opportunityDoor(actor, now)}
      join opportunity_competitor oc on oc.opportunity_id = o.id where oc.competitor_id = c.id and o.closed_on is null)`),
    lastSeenOn: shown(sql`(select max(n.seen_on) from ${visibleNotes(actor, now)} where n.competitor_id = c.id)`),
    version: shown(sql`c.version`),
  },
  searchIn: sql`c.search_text`,
  defaultSort: [['name', 'ASC']],
  tieBreaker: sql`c.id`,
});

export const MARKET_NOTES: ListSpec = {
  resource: 'market-notes',
  from: sql`market_note n left join competitor c on c.id = n.competitor_id left join account a on a.id = n.account_id
    left join opportunity o on o.id = n.opportunity_id join person author on author.id = n.author_id`,
  door: marketNoteDoor,
  columns: {
    id: column(sql`n.id`, 'id', { sortable: false }),
    competitorId: column(sql`n.competitor_id`, 'id', { nullable: true, sortable: false }),
    competitorName: column(sql`c.name`, 'name', { nullable: true }),
    accountId: column(sql`n.account_id`, 'id', { nullable: true, sortable: false }),
    accountName: column(sql`a.name`, 'name', { nullable: true, filterable: false }),
    opportunityId: column(sql`n.opportunity_id`, 'id', { nullable: true, sortable: false }),
    opportunityName: shown(sql`o.name`),
    authorId: column(sql`n.author_id`, 'id', { sortable: false }),
    authorName: column(sql`author.name`, 'name', { filterable: false }),
    kind: column(sql`n.kind`, 'enum', { values: MARKET_NOTE_KINDS }),
    content: column(sql`n.content`, 'text', { sortable: false }),
    seenOn: column(sql`n.seen_on`, 'date'),
    version: shown(sql`n.version`),
  },
  defaultSort: [['seenOn', 'DESC']],
  tieBreaker: sql`n.id`,
};
