import { z } from 'zod';
import { id, line, localDate, optionalLine, optionalText, patchOf } from './fields.js';

export const MARKET_NOTE_KINDS = ['price', 'product', 'move', 'other'] as const;
export type MarketNoteKind = (typeof MARKET_NOTE_KINDS)[number];
export const STANCES = ['ahead', 'level', 'behind', 'unknown'] as const;
export type Stance = (typeof STANCES)[number];

/** A competitor (竞争对手). */
export const CompetitorInput = z.strictObject({
  name: line(200),
  products: optionalText(2000).optional(),
  strengths: optionalText(2000).optional(),
  weaknesses: optionalText(2000).optional(),
  website: optionalLine(300).optional(),
});
export type CompetitorInput = z.infer<typeof CompetitorInput>;
export const CompetitorPatch = patchOf(CompetitorInput);
export type CompetitorPatch = z.infer<typeof CompetitorPatch>;

export interface CompetitorRow {
  id: string;
  name: string;
  products: string | null;
  strengths: string | null;
  weaknesses: string | null;
  website: string | null;
  noteCount: number;
  openDeals: number;
  lastSeenOn: string | null;
  version: number;
  can: { edit: boolean };
}

/** What was seen in the market: whose price or move, at which account or deal. Of kind `other`, seen today, unless told. */
export const MarketNoteInput = z.strictObject({
  competitorId: id.nullable().optional(),
  accountId: id.nullable().optional(),
  opportunityId: id.nullable().optional(),
  kind: z.enum(MARKET_NOTE_KINDS).optional(),
  content: line(4000),
  seenOn: localDate.optional(),
});
export type MarketNoteInput = z.infer<typeof MarketNoteInput>;
export const MarketNotePatch = patchOf(MarketNoteInput);
export type MarketNotePatch = z.infer<typeof MarketNotePatch>;

export interface MarketNoteRow {
  id: string;
  competitorId: string | null;
  competitorName: string | null;
  accountId: string | null;
  accountName: string | null;
  opportunityId: string | null;
  opportunityName: string | null;
  authorId: string;
  authorName: string;
  kind: MarketNoteKind;
  content: string;
  seenOn: string;
  version: number;
  can: { edit: boolean };
}

/** Where a competitor stands in one of our deals (`unknown` unless told). Whose it is stands in the path. */
export const DealCompetitorInput = z.strictObject({
  competitorId: id.optional(),
  stance: z.enum(STANCES).optional(),
  note: optionalLine(500).optional(),
});
export type DealCompetitorInput = z.infer<typeof DealCompetitorInput>;

export interface DealCompetitorRow {
  opportunityId: string;
  competitorId: string;
  name: string;
  stance: Stance;
  note: string | null;
}
