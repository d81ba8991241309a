import sql from 'sql-template-tag';
import { FORECAST_CATEGORIES, GRADES, LOST_REASONS, may, STAGES, type Actor, type LocalDate } from '@keyline/model';
import { column, shown, type Column, type ListSpec } from '@keyline/platform';
import { opportunityDoor } from './opportunity-door.js';
import { dealFilters } from './opportunity-filters.queries.js';

/** Deals as they stand on the day `today`. */
export const opportunitiesOn = (today: LocalDate): ListSpec => ({
  resource: 'opportunities',
  from: sql`opportunity o left join account a on a.id = o.account_id left join person owner on owner.id = o.owner_id left join product p on p.id = o.product_id`,
  door: opportunityDoor,
  columns: {
    id: column(sql`o.id`, 'id', { sortable: false }),
    accountId: column(sql`o.account_id`, 'id', { nullable: true, sortable: false }),
    accountName: column(sql`a.name`, 'name', { nullable: true, filterable: false }),
    accountGrade: column(sql`a.grade`, 'enum', { nullable: true, values: GRADES }),
    ownerId: column(sql`o.owner_id`, 'id', { sortable: false }),
    ownerName: column(sql`owner.name`, 'name', { filterable: false }),
    productId: column(sql`o.product_id`, 'id', { nullable: true, sortable: false }),
    productName: column(sql`p.name`, 'name', { nullable: true, filterable: false }),
    name: column(sql`o.name`, 'name'),
    amount: column(sql`o.amount`, 'money'),
    weightedAmount: column(sql`round(o.amount * o.probability / 100, 2)`, 'money', { filterable: false }),
    stage: column(sql`o.stage`, 'enum', { values: STAGES }),
    probability: column(sql`o.probability`, 'whole'),
    forecastCategory: column(sql`o.forecast_category`, 'enum', { values: FORECAST_CATEGORIES }),
    expectedCloseOn: column(sql`o.expected_close_on`, 'date', { nullable: true }),
    nextStep: shown(sql`o.next_step`),
    nextStepOn: column(sql`o.next_step_on`, 'date', { nullable: true }),
    openedOn: column(sql`o.opened_on`, 'date'),
    stageEnteredOn: column(sql`o.stage_entered_on`, 'date'),
    daysInStage: shown(sql`greatest(0, coalesce(o.closed_on, ${today}::date) - o.stage_entered_on)`),
    closedOn: column(sql`o.closed_on`, 'date', { nullable: true }),
    wonAmount: column(sql`o.won_amount`, 'money', { nullable: true }),
    lostReason: column(sql`o.lost_reason`, 'enum', { nullable: true, values: LOST_REASONS }),
    version: shown(sql`o.version`),
  },
  filters: dealFilters(today),
  searchIn: sql`o.search_text`,
  defaultSort: [['expectedCloseOn', 'ASC']],
  tieBreaker: sql`o.id`,
});

/** What the record shows beyond the list; the contract only to those who may read contracts. */
export const dealFile = (actor: Actor): Readonly<Record<string, Column>> => {
  const contract = may(actor, 'contract:read') ? sql`o.stage = 'won'` : sql`false`;
  return {
    budget: shown(sql`o.budget`),
    purchaseSchedule: shown(sql`o.purchase_schedule`),
    decisionProcedure: shown(sql`o.decision_procedure`),
    source: shown(sql`o.source`),
    lostTo: shown(sql`o.lost_to`),
    closeNote: shown(sql`o.close_note`),
    contractId: shown(
      sql`(select c.id from contract c where c.opportunity_id = o.id and c.state <> 'terminated' and ${contract})`,
    ),
    contractNumber: shown(
      sql`(select c.number from contract c where c.opportunity_id = o.id and c.state <> 'terminated' and ${contract})`,
    ),
  };
};
