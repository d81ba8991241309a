import { z } from 'zod';
import { may, type Actor } from './actor.js';
import { periodContaining, previousPeriod, weekday, type LocalDate, type Period } from './calendar.js';
import { id, line, localDate, optionalLine, optionalText, patchOf, version, whole } from './fields.js';
import type { AgendaFigureCode, AgendaKind } from './meeting-agenda.js';
import type { MeasureInfo } from './measures.js';
import { workdaysBetween, type WorkCalendar } from './work-calendar.js';

/** 晨会, 周会, 月会 (DOMAIN D38). */
export const MEETING_KINDS = ['daily', 'weekly', 'monthly'] as const;
export type MeetingKind = (typeof MEETING_KINDS)[number];
/** Until it is held the agenda follows the records; then the figures stay as they stood. */
export const MEETING_STATES = ['planned', 'held'] as const;
export type MeetingState = (typeof MEETING_STATES)[number];

const minuteOfDay = whole(0, 1439);

/** Prepares the agenda of a team's meeting. Left out: the caller's own team, and everybody who reports to the leader. */
export const MeetingInput = z.strictObject({
  kind: z.enum(MEETING_KINDS),
  leaderId: id.optional(),
  heldOn: localDate,
  startsAt: minuteOfDay.optional(),
  place: optionalLine(200).optional(),
  attendeeIds: z.array(id).max(200).optional(),
});
export type MeetingInput = z.infer<typeof MeetingInput>;
export const MeetingPatch = patchOf(
  z.strictObject({
    startsAt: minuteOfDay,
    place: optionalLine(200),
    attendeeIds: z.array(id).max(200),
    minutes: optionalText(10_000),
  }),
);
export type MeetingPatch = z.infer<typeof MeetingPatch>;
/** Closes the minutes. */
export const HoldMeetingInput = z.strictObject({ version, minutes: optionalText(10_000).optional() });
export type HoldMeetingInput = z.infer<typeof HoldMeetingInput>;

/** Something of one's own to talk about. */
export const MeetingItemInput = z.strictObject({ title: line(200), note: optionalText(4000).optional() });
export type MeetingItemInput = z.infer<typeof MeetingItemInput>;
export const MeetingItemPatch = patchOf(MeetingItemInput);
export type MeetingItemPatch = z.infer<typeof MeetingItemPatch>;
/** The whole agenda in its new order. */
export const MeetingOrder = z.strictObject({ itemIds: z.array(id).min(1).max(200) });
export type MeetingOrder = z.infer<typeof MeetingOrder>;

/** What was decided: a task of one attendee, by a day. */
export const MeetingDecisionInput = z.strictObject({
  itemId: id.nullable().optional(),
  text: line(300),
  personId: id,
  dueOn: localDate,
});
export type MeetingDecisionInput = z.infer<typeof MeetingDecisionInput>;
export const MeetingDecisionPatch = patchOf(MeetingDecisionInput);
export type MeetingDecisionPatch = z.infer<typeof MeetingDecisionPatch>;

/** Which figure's records to open. `range` as in every list. */
export const MeetingRowsQuery = z.strictObject({ item: id, figure: line(60), range: z.string().optional() });
export type MeetingRowsQuery = z.infer<typeof MeetingRowsQuery>;

/**
 * When a team meets. `day`: of the week for a weekly meeting (1 Monday – 7 Sunday), the so manieth working day of the month for a monthly
 * one; a daily one is held on every working day. `prepares`: the agenda is made in the morning by itself.
 */
export const MeetingRhythmInput = z
  .strictObject({
    leaderId: id.optional(),
    kind: z.enum(MEETING_KINDS),
    day: whole(1, 20).default(1),
    startsAt: minuteOfDay,
    prepares: z.boolean(),
  })
  .refine(({ kind, day }) => kind !== 'weekly' || day <= 7, { path: ['day'], error: 'field.out-of-range' });
export type MeetingRhythmInput = z.infer<typeof MeetingRhythmInput>;

export interface MeetingRhythmRow {
  id: string;
  leaderId: string;
  leaderName: string;
  kind: MeetingKind;
  day: number;
  startsAt: number;
  prepares: boolean;
  can: { edit: boolean };
}

export interface MeetingRow {
  id: string;
  kind: MeetingKind;
  leaderId: string;
  leaderName: string;
  heldOn: string;
  /** Minutes since midnight; null where no time is set. */
  startsAt: number | null;
  place: string | null;
  state: MeetingState;
  attendees: number;
  decisions: number;
  /** Decisions whose task is not done yet. */
  openDecisions: number;
  version: number;
  can: MeetingRights;
}

/** A figure as it stood: its name in the reader's language, and how many of the records behind it the reader may open. */
export interface AgendaFigure {
  code: AgendaFigureCode;
  name: string;
  unit: MeasureInfo['unit'];
  direction: 'up' | 'down' | 'neutral';
  value: string;
  previous: string | null;
  target: string | null;
  rows: number;
}
/** One person's figures; only for those who reach that person. */
export interface AgendaPerson {
  personId: string;
  personName: string;
  values: Record<string, { value: string; target: string | null }>;
}
/** A record behind a figure. */
export interface AgendaLine {
  figure: string;
  personId: string;
  personName: string;
  entity: string;
  id: string;
  label: string;
  on: string | null;
  amount: string | null;
  accountName: string | null;
  /** Of a decision: the meeting that took it, and whether its task is done. */
  meetingId?: string;
  done?: boolean;
  /** Was it open and past its day when the agenda was made? */
  overdue?: boolean;
}
export interface MeetingItem {
  id: string;
  /** Null for one's own. */
  kind: AgendaKind | null;
  title: string;
  authorId: string | null;
  authorName: string | null;
  /** The days that the figures are about; null for one's own. */
  from: string | null;
  to: string | null;
  figures: AgendaFigure[];
  people: AgendaPerson[];
  /** The first few records. */
  lines: AgendaLine[];
  note: string | null;
  version: number;
  can: { edit: boolean; note: boolean; remove: boolean };
}
export interface MeetingDecision {
  id: string;
  itemId: string | null;
  text: string;
  personId: string;
  personName: string;
  dueOn: string;
  taskId: string;
  doneAt: string | null;
  version: number;
}
export interface MeetingRecord extends MeetingRow {
  minutes: string | null;
  refreshedAt: string;
  heldAt: string | null;
  heldByName: string | null;
  people: { personId: string; personName: string }[];
  items: MeetingItem[];
  taken: MeetingDecision[];
}

export interface MeetingRights {
  edit: boolean;
  refresh: boolean;
  hold: boolean;
  decide: boolean;
  add: boolean;
  remove: boolean;
}

/**
 * Whoever leads the team, or that leader, runs the meeting; attendees bring their own items until it is held. Then nothing changes any
 * more but the tasks that came of it.
 * @param meeting.leads does the caller reach the leader's work (or is it the own team)?
 */
export function meetingCan(
  actor: Pick<Actor, 'permissions'>,
  meeting: { readonly state: MeetingState; readonly leads: boolean },
): MeetingRights {
  const open = meeting.state === 'planned';
  const runs = open && meeting.leads && may(actor, 'meeting:lead');
  return { edit: runs, refresh: runs, hold: runs, decide: runs, add: open && may(actor, 'meeting:contribute'), remove: runs };
}

/** Up to this day of the week, or of the month, a meeting looks back on the one that has ended. */
const LOOKS_BACK_UNTIL = { weekly: 3, monthly: 15 } as const;

/**
 * What a meeting is about: a daily one the day itself; a weekly one the week that has ended when it is held from Monday to Wednesday, else
 * the running one; a monthly one the month that has ended up to the 15th, else the running one.
 */
export function meetingPeriod(kind: MeetingKind, heldOn: LocalDate): Period {
  const period = periodContaining(kind, heldOn);
  if (kind === 'daily') return period;
  const place = kind === 'weekly' ? weekday(heldOn) : Number(heldOn.slice(8));
  return place <= LOOKS_BACK_UNTIL[kind] ? previousPeriod(period) : period;
}

/**
 * Is the team's meeting held on that day? Daily: on every working day. Weekly: on its weekday, or on the next working day of the same week
 * where that is none. Monthly: on the so manieth working day of the month, or its last one in a shorter month.
 */
export function meetsOn(rhythm: Pick<MeetingRhythmInput, 'kind' | 'day'>, day: LocalDate, calendar: WorkCalendar): boolean {
  if (!calendar.isWorkday(day)) return false;
  if (rhythm.kind === 'daily') return true;
  const { start, end } = periodContaining(rhythm.kind, day);
  const worked = workdaysBetween(calendar, start, end);
  const chosen =
    rhythm.kind === 'weekly'
      ? (worked.find((each) => weekday(each) >= rhythm.day) ?? worked.at(-1))
      : (worked[rhythm.day - 1] ?? worked.at(-1));
  return chosen === day;
}
