import type { VisitKind } from '@keyline/model';
import { PRODUCTS, RIVALS } from './catalogue.js';
import { isOverdue } from './collection.js';
import { dateOf, dateOrNull, type Day, spoken, timestamp, workdayFrom } from './days.js';
import { PHRASES, type Topic } from './phrases.js';
import type { Rng } from './random.js';
import type { Row } from './rows.js';
import type { Setting } from './setting.js';
import { type Call, type ContactPerson, type Customer, type Deal, stageOn } from './story.js';

/** What a visit was about, with the deal or the debt behind it. */
export interface Matter {
  readonly topic: Topic;
  readonly deal: Deal | null;
  readonly owed: bigint;
}

/** Words that give away whether one was there or on the telephone. */
const IN_PERSON = /拜访|陪同|走了|看了|见到|工作餐|递交|带着|现场演示|演示/;
const ON_PHONE = /打电话|电话/;
const AT_THEIRS = /拜访|走了|带着|首次见到|工作餐/;

/** The lines that fit how one spoke with the customer. */
function fitting(lines: readonly string[], kind: VisitKind): readonly string[] {
  const remote = kind === 'phone' || kind === 'online';
  const fit = lines.filter((line) => !(remote ? IN_PERSON : kind === 'hosted' ? AT_THEIRS : ON_PHONE).test(line));
  return fit.length > 0 ? fit : lines;
}

/** Positions are deleted after this many days, as the product does. */
const POSITION_KEPT_DAYS = 90;

/** What there was to talk about with the customer on that day: money owed, a running deal, a delivery, or just each other. */
export function matterOn(customer: Customer, day: Day, rng: Rng): Matter {
  const owed = customer.agreements
    .flatMap((agreement) => (agreement.signedOn !== null && agreement.signedOn < day ? agreement.parts : []))
    .filter((part) => part.dueOn < day - 5 && (isOverdue(part, day) || (part.settledOn ?? day) > day))
    .reduce((sum, part) => sum + part.amount, 0n);
  if (owed > 0n && rng.chance(0.55)) return { topic: 'collect', deal: null, owed };
  const running = customer.deals.filter((deal) => {
    const stage = stageOn(deal, day);
    return stage !== null && stage !== 'won' && stage !== 'lost';
  });
  if (running.length > 0 && rng.chance(0.85)) {
    const deal = rng.pick(running);
    return { topic: stageOn(deal, day) as Topic, deal, owed };
  }
  const delivering = customer.agreements.some(
    (agreement) => agreement.signedOn !== null && agreement.signedOn <= day && (agreement.endsOn ?? day) > day,
  );
  if (delivering && rng.chance(0.6)) return { topic: 'delivery', deal: null, owed };
  if (day - customer.createdOn < 25) return { topic: 'open', deal: null, owed };
  const bought = customer.agreements.some((agreement) => agreement.signedOn !== null && agreement.signedOn <= day);
  return { topic: bought ? 'care' : 'nurture', deal: null, owed };
}

function fill(text: string, matter: Matter, met: ContactPerson | undefined, day: Day, customer: Customer, rng: Rng): string {
  if (!text.includes('{')) return text;
  return text.replace(/\{([cwprdm])\}/g, (_, slot: string) => {
    switch (slot) {
      case 'c':
        return met?.called ?? '对方';
      case 'w':
        return rng.pick(customer.industry.worries);
      case 'p':
        return PRODUCTS[matter.deal?.productIndex ?? rng.int(0, 8)]?.nick ?? '系统';
      case 'r':
        return RIVALS[matter.deal?.rivals[0]?.index ?? rng.int(0, RIVALS.length - 1)]?.nick ?? '友商';
      case 'd':
        return spoken(workdayFrom(day + rng.int(4, 24)));
      default:
        return spokenAmount(
          matter.deal?.moves[0]?.amount ?? (matter.owed > 0n ? matter.owed : BigInt(rng.int(8, 90)) * 1_000_000n),
        );
    }
  });
}

/** `126.8万`, as people say it. */
function spokenAmount(cents: bigint): string {
  const tenThousands = Number(cents / 10_000n) / 100;
  return tenThousands >= 1 ? `${Number(tenThousands.toFixed(1))}万` : `${Number(cents / 100n)}元`;
}

/** A next step in words, for the topic of the call. */
export function nextStepText(call: Call, matter: Matter, rng: Rng): string {
  return fill(rng.pick(PHRASES[matter.topic].next), matter, call.customer.contacts[0], call.day, call.customer, rng);
}

/** What a planned call is for. */
export function purposeText(matter: Matter, kind: VisitKind, rng: Rng): string {
  return rng.pick(fitting(PHRASES[matter.topic].purposes, kind));
}

/** The row of a visit or call, and whom one met there. */
export function visitRows(
  call: Call,
  matter: Matter,
  setting: Setting,
  rng: Rng,
): { visit: Row<'visit'>; contacts: Row<'visit_contact'>[] } {
  const { customer, day, kind } = call;
  const { clock } = setting;
  const words = PHRASES[matter.topic];
  const known = customer.contacts.filter((contact) => contact.since <= day);
  const met = known.length > 0 ? rng.shuffle(known).slice(0, kind === 'onsite' || kind === 'hosted' ? rng.int(1, 2) : 1) : [];
  const say = (text: string): string => fill(text, matter, met[0], day, customer, rng);
  const facts = rng
    .shuffle(fitting(words.facts, kind))
    .slice(0, kind === 'phone' ? 1 : rng.int(1, 2))
    .map(say)
    .join('；');
  const minutes = kind === 'phone' ? rng.int(4, 25) : kind === 'online' ? rng.int(25, 75) : rng.int(5, 14) * 10;
  const start = clock.at(day, call.minute);
  const checkedIn = kind === 'onsite' && rng.chance(0.88);
  const positioned = checkedIn && day > setting.today - POSITION_KEPT_DAYS;
  const end = Math.min(start + minutes * 60_000, call.bookedAt);
  const booked = timestamp(call.bookedAt);
  return {
    visit: {
      id: call.id,
      person_id: call.person.id,
      account_id: customer.id,
      opportunity_id: matter.deal?.id ?? null,
      kind,
      visited_at: timestamp(start),
      visited_on: dateOf(day),
      duration_minutes: minutes,
      purpose: rng.pick(fitting(words.purposes, kind)),
      note: `${facts}。${say(rng.pick(words.outcomes))}`,
      needs: matter.topic !== 'collect' && rng.chance(0.25) ? rng.pick(customer.industry.worries) : null,
      result: rng.pick(words.results),
      next_step: call.next?.text ?? null,
      next_step_on: dateOrNull(call.next?.on ?? null),
      check_in_at: checkedIn ? timestamp(start) : null,
      check_in_place: checkedIn ? customer.address : null,
      check_in_lat: positioned ? Number((customer.place.latitude + jitter(customer.address, 7)).toFixed(6)) : null,
      check_in_lng: positioned ? Number((customer.place.longitude + jitter(customer.address, 13)).toFixed(6)) : null,
      check_out_at: checkedIn ? timestamp(end) : null,
      created_at: booked,
      updated_at: booked,
    },
    contacts: met.map((contact) => ({ visit_id: call.id, contact_id: contact.id })),
  };
}

/** The same address is always at the same place, within some fifteen kilometres of the city. */
function jitter(address: string, factor: number): number {
  let hash = factor;
  for (let i = 0; i < address.length; i++) hash = (Math.imul(hash, 31) + address.charCodeAt(i)) | 0;
  return ((hash >>> 8) % 2_600) / 10_000 - 0.13;
}
