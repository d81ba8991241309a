import sql, { type Sql } from 'sql-template-tag';
import { inChineseOrder } from '@keyline/platform';

/** Every stage move of a deal, oldest first. */
export const stageHistory = (opportunityId: string): Sql => sql`
  select s.id, s.from_stage as "fromStage", s.to_stage as "toStage", s.amount, s.at, s.changed_on as "changedOn", p.name as "byName"
  from opportunity_stage_change s left join person p on p.id = s.changed_by
  where s.opportunity_id = ${opportunityId}::uuid order by s.at, s.id`;

/** Who else is after the deal, and where they stand. */
export const dealCompetitors = (opportunityId: string): Sql => sql`
  select oc.competitor_id as "competitorId", c.name, oc.stance, oc.note
  from opportunity_competitor oc join competitor c on c.id = oc.competitor_id
  where oc.opportunity_id = ${opportunityId}::uuid order by c.name ${inChineseOrder}`;
