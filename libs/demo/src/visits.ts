import type { VisitKind } from '@keyline/model';
import { isFeatured } from './accounts.js';
import { isOpen } from './deals.js';
import { type Day, isWorkday, mondayOf } from './days.js';
import { idAt } from './ids.js';
import type { Rng } from './random.js';
import type { Setting } from './setting.js';
import type { Call, Customer, Person, Team } from './story.js';

const CADENCE = { A: 6, B: 3, C: 1.5, D: 0.7 } as const;
const KINDS: readonly (readonly [VisitKind, number])[] = [
  ['onsite', 45],
  ['phone', 33],
  ['online', 14],
  ['hosted', 8],
];
/** Minutes after midnight at which calls begin; the lunch break stays free. */
const SLOTS: readonly number[] = [
  525, 545, 570, 585, 600, 625, 645, 660, 680, 810, 830, 855, 870, 900, 920, 945, 965, 990, 1_010, 1_035,
];
/** Today is told up to the morning only: whoever looks at it then sees nothing that has not happened yet. */
const MORNING = 4;

/** All visits and calls of a team in the two years, by person, in the order they happened. */
export function callsOf(team: Team, customers: readonly Customer[], setting: Setting): Map<Person, Call[]> {
  const calls = new Map<Person, Call[]>();
  const sellers = [...team.reps, ...team.leavers];
  for (const person of sellers)
    calls.set(
      person,
      personCalls(person, (day) => inHandOf(person, customers, day), setting.size.visitsPerWeek, setting),
    );
  const all = customers.filter((customer) => customer.owner !== null);
  calls.set(
    team.supervisor,
    personCalls(
      team.supervisor,
      (day) => all.filter((customer) => customer.grade < 'C' && customer.createdOn <= day),
      [1, 4],
      setting,
    ),
  );
  return calls;
}

function inHandOf(person: Person, customers: readonly Customer[], day: Day): Customer[] {
  return customers.filter((customer) =>
    customer.tenures.some(
      (tenure) => tenure.person === person && tenure.from <= day && (tenure.until === null || tenure.until > day + 6),
    ),
  );
}

function personCalls(
  person: Person,
  fileOn: (day: Day) => readonly Customer[],
  perWeek: readonly [number, number],
  setting: Setting,
): Call[] {
  const rng = setting.chance(`calls/${person.id}`);
  const calls: Call[] = [];
  const from = Math.max(setting.start, person.hiredOn + 3);
  const until = Math.min(setting.today, person.leftOn ?? setting.today);
  for (let monday = mondayOf(from); monday <= until; monday += 7) {
    const days = [0, 1, 2, 3, 4].map((offset) => monday + offset).filter((day) => day >= from && day <= until && isWorkday(day));
    // A week of holiday or training now and then.
    if (days.length === 0 || (!isFeatured(person) && rng.chance(0.025))) continue;
    const file = fileOn(monday);
    if (file.length === 0) continue;
    const week = Math.round((rng.int(perWeek[0], perWeek[1]) * person.energy * days.length) / 5);
    const wanted = Math.max(isFeatured(person) ? Math.min(2 * days.length, 5) : 0, Math.min(perWeek[1], week));
    calls.push(...weekOfCalls(person, file, days, wanted, setting, rng));
  }
  return calls;
}

function weekOfCalls(
  person: Person,
  file: readonly Customer[],
  days: readonly Day[],
  count: number,
  setting: Setting,
  rng: Rng,
): Call[] {
  const first = days[0] as Day;
  const slots: { day: Day; minute: number }[] = [];
  const taken = new Set<number>();
  for (let i = 0; i < count; i++) {
    const day = rng.pick(days);
    const minute = SLOTS[rng.int(0, (day === setting.today ? MORNING : SLOTS.length) - 1)] ?? 600;
    const key = day * 1_440 + minute;
    if (taken.has(key)) continue;
    taken.add(key);
    slots.push({ day, minute });
  }
  slots.sort((a, b) => a.day - b.day || a.minute - b.minute);
  const weights = file.map(
    (customer) =>
      CADENCE[customer.grade] *
      (customer.deals.some((deal) => isOpen(deal) || (deal.moves[0]?.on ?? 0) > first - 120) ? 2 : 1) *
      (first - customer.createdOn < 45 ? 3 : 1),
  );
  let total = weights.reduce((sum, weight) => sum + weight, 0);
  return slots.map(({ day, minute }) => {
    let left = rng.next() * total;
    let index = 0;
    while (index < file.length - 1 && (left -= weights[index] ?? 0) >= 0) index++;
    // A second call on the same customer in a week happens, but seldom.
    total -= (weights[index] ?? 0) * 0.8;
    weights[index] = (weights[index] ?? 0) * 0.2;
    const customer = file[index] as Customer;
    const bookedAt = setting.clock.at(day, minute + (day === setting.today ? 25 : rng.int(35, 150))) + rng.int(0, 59_999);
    customer.lastContactOn = Math.max(customer.lastContactOn ?? 0, day);
    return {
      id: idAt(bookedAt, rng),
      person,
      customer,
      day,
      minute: minute + rng.int(0, 4),
      kind: rng.weighted(KINDS, ([, weight]) => weight)[0],
      bookedAt,
      next: null,
    };
  });
}
