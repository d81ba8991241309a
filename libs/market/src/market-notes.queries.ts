import sql, { type Sql } from 'sql-template-tag';
import type { CompetitorSighting } from '@keyline/model';

/** What a visit told about competitors. */
export interface VisitNews {
  visitId: string;
  personId: string;
  accountId: string;
  opportunityId: string | null;
  visitedOn: string;
  competitorNews: readonly CompetitorSighting[];
}

/** One sighting as a note of the visitor, unless it is kept already; of a visit that was taken back meanwhile, without the visit. */
export const storeSighting = (
  id: string,
  news: VisitNews,
  { competitorId = null, kind = 'other', content }: CompetitorSighting,
): Sql => sql`
  insert into market_note (id, competitor_id, account_id, opportunity_id, visit_id, author_id, kind, content, seen_on)
  values (${id}::uuid, ${competitorId}::uuid, ${news.accountId}::uuid, ${news.opportunityId}::uuid, (select v.id from visit v where v.id = ${news.visitId}::uuid),
    ${news.personId}::uuid, ${kind}::text, ${content}::text, ${news.visitedOn}::date)
  on conflict (id) do nothing`;
