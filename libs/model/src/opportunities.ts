import { z } from 'zod';
import { id, line, localDate, money, optionalLine, optionalText, patchOf, positiveMoney, whole } from './fields.js';
import { FORECAST_CATEGORIES, OPEN_STAGES, STAGES, type ForecastCategory, type Stage } from './stages.js';

export const LOST_REASONS = ['price', 'product', 'relationship', 'timing', 'no_budget', 'competitor', 'other'] as const;

/** A new opportunity (商机). Stage defaults to first contact, amount to nothing; whoever opens it owns it. */
export const OpportunityInput = z.strictObject({
  accountId: id,
  name: line(200),
  amount: money.optional(),
  stage: z.enum(OPEN_STAGES).optional(),
  probability: whole(0, 100).optional(),
  forecastCategory: z.enum(FORECAST_CATEGORIES).optional(),
  expectedCloseOn: localDate.nullable().optional(),
  productId: id.nullable().optional(),
  budget: money.nullable().optional(),
  purchaseSchedule: optionalText(1000).optional(),
  decisionProcedure: optionalText(1000).optional(),
  source: optionalLine(100).optional(),
  nextStep: optionalLine(500).optional(),
  nextStepOn: localDate.nullable().optional(),
});
export type OpportunityInput = z.infer<typeof OpportunityInput>;
export const OpportunityPatch = patchOf(OpportunityInput.omit({ accountId: true, stage: true }));
export type OpportunityPatch = z.infer<typeof OpportunityPatch>;

/**
 * Move an opportunity to another stage. To `won` takes the contracted amount (default: the amount), to `lost` the reason. What the
 * exit criteria still ask for may be filled in the same request.
 */
export const AdvanceInput = z.strictObject({
  stage: z.enum(STAGES),
  version: whole(1, 2_147_483_647).optional(),
  amount: positiveMoney.optional(),
  budget: money.nullable().optional(),
  purchaseSchedule: optionalText(1000).optional(),
  decisionProcedure: optionalText(1000).optional(),
  expectedCloseOn: localDate.nullable().optional(),
  wonAmount: money.optional(),
  lostReason: z.enum(LOST_REASONS).optional(),
  lostTo: optionalLine(200).optional(),
  closeNote: optionalText(2000).optional(),
  /** Both follow the stage unless they are given. */
  probability: whole(0, 100).optional(),
  forecastCategory: z.enum(FORECAST_CATEGORIES).optional(),
});
export type AdvanceInput = z.infer<typeof AdvanceInput>;

export interface OpportunityRow {
  id: string;
  accountId: string | null;
  accountName: string | null;
  accountGrade: string | null;
  ownerId: string;
  ownerName: string;
  productId: string | null;
  productName: string | null;
  name: string;
  amount: string;
  weightedAmount: string;
  stage: Stage;
  probability: number;
  forecastCategory: ForecastCategory;
  expectedCloseOn: string | null;
  nextStep: string | null;
  nextStepOn: string | null;
  openedOn: string;
  stageEnteredOn: string;
  daysInStage: number;
  closedOn: string | null;
  wonAmount: string | null;
  lostReason: string | null;
  version: number;
  can: { edit: boolean; advance: boolean };
}

export interface OpportunityRecord extends OpportunityRow {
  budget: string | null;
  purchaseSchedule: string | null;
  decisionProcedure: string | null;
  source: string | null;
  lostTo: string | null;
  closeNote: string | null;
  contractId: string | null;
  contractNumber: string | null;
  history: {
    id: string;
    fromStage: Stage | null;
    toStage: Stage;
    amount: string;
    at: string;
    changedOn: string;
    byName: string | null;
  }[];
  competitors: { competitorId: string; name: string; stance: string; note: string | null }[];
}

/** One column of the board: every open deal counts, the cards are the first 50. */
export interface BoardColumn {
  stage: Stage;
  count: number;
  amount: string;
  weightedAmount: string;
  cards: OpportunityRow[];
}

export const ProductInput = z.strictObject({
  code: line(60),
  name: line(200),
  series: optionalLine(100).optional(),
  unit: optionalLine(20).optional(),
  listPrice: money,
  floorPrice: money.nullable().optional(),
  /** What one unit costs us, net of tax: fixed in the lines of a contract when it is signed. */
  costPrice: money.nullable().optional(),
  active: z.boolean().optional(),
});
export type ProductInput = z.infer<typeof ProductInput>;
export const ProductPatch = patchOf(ProductInput);
export type ProductPatch = z.infer<typeof ProductPatch>;

export interface ProductRow {
  id: string;
  code: string;
  name: string;
  series: string | null;
  unit: string | null;
  listPrice: string;
  /** Only present for those who may see the price floor. */
  floorPrice?: string | null;
  /** Only present for those who may see margins. */
  costPrice?: string | null;
  active: boolean;
  version: number;
  can: { edit: boolean };
}
