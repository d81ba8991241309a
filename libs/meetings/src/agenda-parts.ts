import type { AgendaKind, AgendaLine, LocalDate, MeetingKind, Period } from '@keyline/model';

/** A figure as it is kept with the item. */
export interface StoredFigure {
  readonly code: string;
  readonly value: string;
  readonly previous: string | null;
  readonly target: string | null;
}
export interface StoredPerson {
  readonly personId: string;
  readonly personName: string;
  readonly values: Record<string, { value: string; target: string | null }>;
}
/** What an item of the agenda says: the team's figures, each person's, and the records behind them. */
export interface AgendaParts {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly figures: StoredFigure[];
  readonly people: StoredPerson[];
  readonly lines: AgendaLine[];
}
export type StoredItem = AgendaParts & { readonly kind: AgendaKind };

/** Whose meeting, of which kind, on which day, and about which days. */
export interface AgendaScope {
  readonly leaderId: string;
  readonly kind: MeetingKind;
  readonly heldOn: LocalDate;
  readonly period: Period;
  readonly people: readonly { readonly id: string; readonly name: string }[];
}
export const idsOf = ({ people }: AgendaScope): string[] => people.map(({ id }) => id);

/** A figure with the records that it counts, all of them: they are kept with it. */
export interface Counted {
  readonly code: string;
  readonly value: string;
  readonly lines: readonly Omit<AgendaLine, 'figure'>[];
  readonly previous?: string | null;
  readonly target?: string | null;
}

/** An item of figures that each count their own lines. */
export function partsOf({ start: from, end: to }: Pick<Period, 'start' | 'end'>, counted: readonly Counted[]): AgendaParts {
  return {
    from,
    to,
    figures: counted.map(({ code, value, previous = null, target = null }) => ({ code, value, previous, target })),
    people: [],
    lines: counted.flatMap(({ code, lines }) => lines.map((line) => ({ ...line, figure: code }))),
  };
}

/** A figure that is the number of its lines. */
export const countOf = (code: string, lines: Counted['lines']): Counted => ({ code, value: String(lines.length), lines });

/** A line with what most of them do not have. */
export const lineOf = (
  line: Pick<AgendaLine, 'personId' | 'personName' | 'entity' | 'id' | 'label'> & Partial<AgendaLine>,
): Omit<AgendaLine, 'figure'> => ({ on: null, amount: null, accountName: null, ...line });
