import {
  id,
  localDate,
  MARKET_NOTE_KINDS,
  optionalLine,
  visitContradictions,
  VisitInput,
  type MarketNoteKind,
  type VisitKind,
} from '@keyline/model';
import { z } from 'zod';
import { instantAt, type Day } from '../../kit/index.js';

/** What stands in the inputs of a visit that is being logged. */
export interface VisitValues {
  accountId: string | null;
  planId: string | null;
  kind: VisitKind | null;
  contactIds: string[];
  opportunityId: string | null;
  purpose: string | null;
  note: string | null;
  needs: string | null;
  result: string | null;
  nextStep: string | null;
  nextStepOn: Day | null;
  checkInAt: string | null;
  checkInPlace: string | null;
  checkInLat: number | null;
  checkInLng: number | null;
  /** Only for a visit that is noted afterwards; otherwise it was now. */
  visitedDay: Day | null;
  visitedTime: string | null;
  news: string | null;
  newsKind: MarketNoteKind | null;
  newsCompetitorId: string | null;
}

export const emptyVisit: VisitValues = {
  accountId: null,
  planId: null,
  kind: 'onsite',
  contactIds: [],
  opportunityId: null,
  purpose: null,
  note: null,
  needs: null,
  result: null,
  nextStep: null,
  nextStepOn: null,
  checkInAt: null,
  checkInPlace: null,
  checkInLat: null,
  checkInLng: null,
  visitedDay: null,
  visitedTime: null,
  news: null,
  newsKind: null,
  newsCompetitorId: null,
};

const isWord = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';

/** Has anything been written that would be a pity to lose? The account and the kind alone are two taps. */
export const isWorthKeeping = (values: VisitValues): boolean =>
  [values.note, values.needs, values.result, values.nextStep, values.news, values.checkInAt].some(isWord) ||
  values.contactIds.length > 0;

/** The form's schema: that of the API, with the two inputs that the form spells differently (when it was, what was heard of competitors). */
export const visitForm = (today: Day) =>
  VisitInput.omit({ competitorNews: true, clientKey: true, visitedAt: true })
    .extend({
      visitedDay: localDate.nullable().optional(),
      visitedTime: z
        .string()
        .regex(/^\d{2}:\d{2}/)
        .nullable()
        .optional(),
      news: optionalLine(2000).optional(),
      newsKind: z.enum(MARKET_NOTE_KINDS).nullable().optional(),
      newsCompetitorId: id.nullable().optional(),
    })
    .superRefine((values, context) => {
      const found = visitContradictions({ ...values, visitedOn: values.visitedDay ?? today });
      for (const [field, message] of Object.entries(found)) context.addIssue({ code: 'custom', path: [field], message });
    });

/** The moment of the visit: told, or when one checked in, or now. Sent always, because it may travel hours later. */
export const momentOf = (
  { visitedDay, visitedTime, checkInAt }: Pick<VisitValues, 'visitedDay' | 'visitedTime' | 'checkInAt'>,
  timeZone: string,
): string =>
  visitedDay ? instantAt(visitedDay, (visitedTime ?? '12:00').slice(0, 5), timeZone) : (checkInAt ?? new Date().toISOString());

/** What is sent: the checked values as the API wants them. */
export const toVisitInput = (values: VisitValues, clientKey: string, timeZone: string): VisitInput => {
  const { visitedDay, visitedTime, news, newsKind, newsCompetitorId, ...rest } = values;
  const kept = Object.entries(rest).filter(([, value]) => value !== null && value !== undefined && value !== '');
  return {
    ...(Object.fromEntries(kept) as unknown as VisitInput),
    visitedAt: momentOf({ visitedDay, visitedTime, checkInAt: rest.checkInAt }, timeZone),
    clientKey,
    ...(isWord(news)
      ? {
          competitorNews: [
            { content: String(news), kind: newsKind ?? 'other', ...(newsCompetitorId ? { competitorId: newsCompetitorId } : {}) },
          ],
        }
      : {}),
  };
};

/** The other way round: a visit that was kept for later, opened again to be mended. */
export const toVisitValues = ({
  competitorNews,
  visitedAt: _visitedAt,
  clientKey: _clientKey,
  ...input
}: VisitInput): VisitValues => {
  const [news] = competitorNews ?? [];
  return {
    ...emptyVisit,
    ...(input as Partial<VisitValues>),
    news: news?.content ?? null,
    newsKind: news?.kind ?? null,
    newsCompetitorId: news?.competitorId ?? null,
  };
};

/** The phone's own id of a visit. `randomUUID` exists only over HTTPS, and a server in the office may speak plain HTTP. */
export const newClientKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
