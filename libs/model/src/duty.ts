/** Who owes which report for which period, by when, and who reads it (DOMAIN D32 and section 4.2). Pure: the same answer for any past period. */
import { z } from 'zod';
import { addDays, wallInstant, type LocalDate, type Period } from './calendar.js';
import { version, whole } from './fields.js';
import { permissionsOf } from './actor.js';
import { postingOn, type Posted } from './postings.js';
import type { Role } from './roles.js';
import type { ReportKind } from './reports.js';
import { workdayFrom, workdaysBetween, type WorkCalendar } from './work-calendar.js';

/** Who somebody is and was, as far as the duty to report goes. `leftOn` is the last day. */
export interface DutyPerson extends Posted {
  readonly id: string;
  readonly hiredOn: LocalDate;
  readonly leftOn: LocalDate | null;
}

/** Somebody is away from the first to the last day, both included; the deputy acts meanwhile. */
export interface DutyAbsence {
  readonly personId: string;
  readonly deputyId: string | null;
  readonly fromOn: LocalDate;
  readonly untilOn: LocalDate;
}

/** The organisation's rule for one kind of report. */
export interface ReportRule {
  readonly kind: ReportKind;
  /** Who owes it; without a role nobody does. */
  readonly roles: readonly Role[];
  /** Days from the last day of the period to the deadline. */
  readonly dueDays: number;
  /** Wall-clock time of the deadline in minutes after midnight. */
  readonly dueMinute: number;
  /** A deadline on a day that is not worked moves to the next working day. */
  readonly shifts: boolean;
  /** The author is reminded so many hours before the deadline; 0: not at all. */
  readonly remindHours: number;
}

/** Who can owe a report: those who may write one. */
export const REPORTING_ROLES = ['rep', 'supervisor', 'director'] as const satisfies readonly Role[];

/** What holds until the organisation decides otherwise: weeks by Monday 18:00, months by the 3rd 18:00, no daily reports. */
export const DEFAULT_REPORT_RULES: Readonly<Record<ReportKind, ReportRule>> = {
  daily: { kind: 'daily', roles: [], dueDays: 0, dueMinute: 20 * 60, shifts: true, remindHours: 2 },
  weekly: { kind: 'weekly', roles: REPORTING_ROLES, dueDays: 1, dueMinute: 18 * 60, shifts: true, remindHours: 4 },
  monthly: { kind: 'monthly', roles: REPORTING_ROLES, dueDays: 3, dueMinute: 18 * 60, shifts: true, remindHours: 24 },
};

export const ReportRulePatch = z.strictObject({
  version,
  roles: z.array(z.enum(REPORTING_ROLES)).max(REPORTING_ROLES.length).optional(),
  dueDays: whole(0, 14).optional(),
  dueMinute: whole(0, 1439).optional(),
  shifts: z.boolean().optional(),
  remindHours: whole(0, 72).optional(),
});
export type ReportRulePatch = z.infer<typeof ReportRulePatch>;
export interface ReportRuleRow extends ReportRule {
  id: ReportKind;
  version: number;
  can: { edit: boolean };
}

/** A report that somebody owes, or would owe but for an absence. */
export interface ReportDuty {
  readonly personId: string;
  readonly kind: ReportKind;
  readonly period: string;
  readonly dueAt: Date;
  /** Away on every working day of the period that one was employed in the role: it is not missed when it does not come. */
  readonly excused: boolean;
}

/** The day of the deadline. */
export function dueDay(rule: Pick<ReportRule, 'dueDays' | 'shifts'>, period: Period, calendar: WorkCalendar): LocalDate {
  const day = addDays(period.end, rule.dueDays);
  return rule.shifts ? workdayFrom(calendar, day) : day;
}

/** The instant of the deadline; itself still in time. */
export function reportDeadline(
  zone: string,
  period: Period,
  { rule, calendar }: { rule: ReportRule; calendar: WorkCalendar },
): Date {
  return wallInstant(zone, dueDay(rule, period, calendar), rule.dueMinute);
}

/**
 * The first day on which a report of the period can be handed in: its last working day, so that a week may be closed on Friday
 * afternoon. What happens between then and the end of the period shows as a later change. Null where no day of it is worked.
 */
export function opensOn(period: Period, calendar: WorkCalendar): LocalDate | null {
  return workdaysBetween(calendar, period.start, period.end).at(-1) ?? null;
}

/** Whoever was employed in the role on a working day of the period owes a report for it; absence counts for those days alone. */
export function dutiesOf({
  period,
  rule,
  people,
  absences,
  calendar,
  zone,
}: {
  readonly period: Period;
  readonly rule: ReportRule;
  readonly people: readonly DutyPerson[];
  readonly absences: readonly DutyAbsence[];
  readonly calendar: WorkCalendar;
  readonly zone: string;
}): ReportDuty[] {
  const worked = workdaysBetween(calendar, period.start, period.end);
  const dueAt = reportDeadline(zone, period, { rule, calendar });
  const away = absencesByPerson(absences.filter(({ fromOn, untilOn }) => fromOn <= period.end && untilOn >= period.start));
  return people.flatMap((person) => {
    const own = worked.filter((day) => isEmployed(person, day) && hasOneOf(person, { roles: rule.roles, day }));
    if (own.length === 0) return [];
    const absent = away.get(person.id) ?? [];
    const excused = own.every((day) => absent.some((absence) => covers(absence, day)));
    return [{ personId: person.id, kind: rule.kind, period: period.code, dueAt, excused }];
  });
}

/**
 * Who reads a person's report on a day: the superior; for one who is away the deputy; otherwise the superior's superior, and so on - each
 * only if employed, there, and allowed to judge reports. Without anybody above, a director of the same department; where all of them
 * are away, the nearest superior, who finds it on coming back; in the end nobody (the head of the house answers to nobody).
 */
export function reviewerOn(
  person: DutyPerson,
  people: ReadonlyMap<string, DutyPerson>,
  { day, absences }: { readonly day: LocalDate; readonly absences: readonly DutyAbsence[] },
): string | null {
  const today = absencesByPerson(absences.filter((absence) => covers(absence, day)));
  const judges = (one: DutyPerson | undefined): boolean =>
    one !== undefined &&
    one.id !== person.id &&
    isEmployed(one, day) &&
    permissionsOf(postingOn(one, day).roles).includes('report:review');
  const there = (one: DutyPerson | undefined): boolean => judges(one) && !today.has(one?.id ?? '');
  const above = superiorsOf(person, people, day);
  const { departmentId } = postingOn(person, day);
  for (const superior of above) {
    if (there(superior)) return superior.id;
    const deputies = (today.get(superior.id) ?? []).map(({ deputyId }) => people.get(deputyId ?? ''));
    const deputy = isEmployed(superior, day) ? deputies.find(there) : undefined;
    if (deputy) return deputy.id;
  }
  const directors = [...people.values()].filter(
    (one) => hasOneOf(one, { roles: ['director'], day }) && postingOn(one, day).departmentId === departmentId && there(one),
  );
  return directors.map(({ id }) => id).sort()[0] ?? above.find(judges)?.id ?? null;
}

/** The superior on a day, the superior's superior, …, each once. */
function superiorsOf(person: DutyPerson, people: ReadonlyMap<string, DutyPerson>, day: LocalDate): DutyPerson[] {
  const superiorOf = (one: DutyPerson) => people.get(postingOn(one, day).managerId ?? '');
  const above: DutyPerson[] = [];
  let at = superiorOf(person);
  while (at && at !== person && !above.includes(at)) {
    above.push(at);
    at = superiorOf(at);
  }
  return above;
}

const hasOneOf = (person: DutyPerson, { roles, day }: { readonly roles: readonly Role[]; readonly day: LocalDate }): boolean =>
  postingOn(person, day).roles.some((role) => roles.includes(role));

const isEmployed = ({ hiredOn, leftOn }: DutyPerson, day: LocalDate): boolean =>
  hiredOn <= day && (leftOn === null || leftOn >= day);

const covers = ({ fromOn, untilOn }: DutyAbsence, day: LocalDate): boolean => fromOn <= day && day <= untilOn;

function absencesByPerson(absences: readonly DutyAbsence[]): Map<string, DutyAbsence[]> {
  const byPerson = new Map<string, DutyAbsence[]>();
  for (const absence of absences) byPerson.set(absence.personId, [...(byPerson.get(absence.personId) ?? []), absence]);
  return byPerson;
}
