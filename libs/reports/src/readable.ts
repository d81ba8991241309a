import type { Actor, MeasureFigure, ReportFact, ReportTeam } from '@keyline/model';
import { maySee } from '@keyline/measures';
import type { FrozenRows } from './report.js';

/** What a report says, without the figures that the reader may not have (the margin, for those who sell). Every report leaves by here. */
export function readableFor<Content extends { facts: ReportFact[]; team: ReportTeam | null }>(
  actor: Actor,
  content: Content,
): Content {
  const { facts, team } = content;
  return {
    ...content,
    facts: readableFacts(actor, facts),
    team: team && {
      facts: readableFacts(actor, team.facts),
      members: team.members.map((member) => ({ ...member, values: readableValues(actor, member.values) })),
    },
  };
}

/** Of some figures those that the reader may have. */
export const readableFacts = (actor: Actor, facts: readonly ReportFact[]): ReportFact[] =>
  facts.filter(({ measure }) => maySee(actor, measure));

/** Of the records behind figures those behind figures that the reader may have. */
export const readableRows = (actor: Actor, rows: FrozenRows): FrozenRows =>
  Object.fromEntries(Object.entries(rows).filter(([code]) => maySee(actor, code)));

const readableValues = (actor: Actor, values: Record<string, MeasureFigure>): Record<string, MeasureFigure> =>
  Object.fromEntries(Object.entries(values).filter(([code]) => maySee(actor, code)));
