import { fromCents } from '@keyline/model';
import { dateOf, dateOrNull, type Day, timestamp } from './days.js';
import type { Row } from './rows.js';
import type { Setting } from './setting.js';
import type { Agreement, Part, Person } from './story.js';

/** Days from goods delivered, or work accepted, to when the part that hangs on it is due. */
const TERMS: Partial<Record<Part['kind'], number>> = { delivery: 15, acceptance: 8 };

interface Waiting {
  readonly milestoneId: string;
  readonly termDays: number;
  /** When it happened, or is planned for. */
  readonly on: Day;
}

/** The milestone that a part hangs on; null when it is due on a date. */
function waitsFor(agreement: Agreement, part: Part): Waiting | null {
  const termDays = TERMS[part.kind];
  if (termDays === undefined || part.milestoneId === null) return null;
  // Paid or not, what hangs on it is due so many days after.
  const on = Math.max(part.dueOn - termDays, agreement.signedOn ?? agreement.createdOn);
  return { milestoneId: part.milestoneId, termDays: part.dueOn - on, on };
}

/** Has it happened by today? Only under a contract that was signed. */
const happened = (agreement: Agreement, { on }: Waiting, setting: Setting): boolean =>
  agreement.signedOn !== null && on <= (agreement.terminatedOn ?? setting.today);

/** Deliveries and acceptances: what was planned, and what happened. */
export function milestoneRows(agreement: Agreement, setting: Setting): Row<'milestone'>[] {
  const created = timestamp(setting.clock.at(agreement.createdOn, 600));
  return agreement.parts.flatMap((part) => {
    const waiting = waitsFor(agreement, part);
    if (!waiting) return [];
    const done = happened(agreement, waiting, setting);
    return {
      id: waiting.milestoneId,
      contract_id: agreement.id,
      kind: part.kind,
      name: part.name.replace('款', ''),
      planned_on: dateOf(waiting.on),
      done_on: dateOrNull(done ? waiting.on : null),
      created_at: created,
      updated_at: done ? timestamp(setting.clock.at(waiting.on, 960)) : created,
    };
  });
}

/** The payment schedule of a contract. What a customer owes is collected by whoever answers for it last. */
export function instalmentRows(
  agreement: Agreement,
  invoiced: ReadonlyMap<string, bigint>,
  setting: Setting,
): Row<'instalment'>[] {
  const created = timestamp(setting.clock.at(agreement.createdOn, 600));
  return agreement.parts.map((part) => {
    const waiting = waitsFor(agreement, part);
    const due = !waiting || happened(agreement, waiting, setting);
    return {
      id: part.id,
      contract_id: agreement.id,
      account_id: agreement.customer.id,
      sequence: part.sequence,
      name: part.name,
      kind: part.kind,
      amount: fromCents(part.amount),
      due_on: dateOrNull(due ? part.dueOn : null),
      due_rule: waiting ? 'milestone' : 'date',
      milestone_id: waiting?.milestoneId ?? null,
      term_days: waiting?.termDays ?? null,
      expected_on: dateOf(part.dueOn),
      collector_id: (answering(agreement, part).at(-1)?.person ?? agreement.owner).id,
      received: fromCents(part.received),
      invoiced: fromCents(invoiced.get(part.id) ?? 0n),
      disputed_on: dateOrNull(part.disputedOn),
      dispute_note: part.disputeNote,
      created_at: created,
      updated_at: part.settledOn === null ? created : timestamp(setting.clock.at(part.settledOn, 960)),
    };
  });
}

/** Who answered for a part of the schedule, from the first to the last: what is still open goes along with the customer. */
function answering({ owner, customer, createdOn, signedOn }: Agreement, part: Part): { person: Person; from: Day }[] {
  const begins = Math.min(createdOn, signedOn ?? createdOn);
  const periods = [{ person: owner, from: begins }];
  for (const { person, from } of customer.tenures) {
    const last = periods.at(-1);
    if (!person || !last || person === last.person || from <= last.from) continue;
    if (part.settledOn === null || from < part.settledOn) periods.push({ person, from });
  }
  return periods;
}

/** From when until when each of them answered. */
export function responsibilityRows(agreement: Agreement, setting: Setting): Row<'instalment_responsibility'>[] {
  return agreement.parts.flatMap((part) => {
    const periods = answering(agreement, part);
    return periods.map(({ person, from }, index) => ({
      instalment_id: part.id,
      collector_id: person.id,
      from_on: dateOf(from),
      until_on: dateOrNull(periods[index + 1]?.from ?? null),
      cause: index === 0 ? 'schedule' : 'account_handed_over',
      created_at: timestamp(setting.clock.at(Math.max(from, agreement.createdOn), 610)),
    }));
  });
}
